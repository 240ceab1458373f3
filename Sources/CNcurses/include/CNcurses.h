// All that the Terminal room sees of ncursesw. Macros and variadic functions do not reach Swift, and curses.h
// would bring hundreds of names with it; so the work is done in C, and only this list is imported.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One character on the screen: Unicode scalars (0 for none) and the number of its style.
struct cn_cell {
  uint32_t base;
  uint32_t first_mark;
  uint32_t second_mark;
  uint16_t style;
  uint16_t width;
};

// What a terminal can do, found before anything is changed.
enum cn_fitness { cn_fit, cn_unknown_terminal, cn_no_cursor_motion };

// Bits of a style.
enum cn_emphasis {
  cn_bold = 1,
  cn_italic = 2,
  cn_underline = 4,
  cn_strike = 8,
  cn_dim = 16,
  cn_reverse = 32
};

enum { cn_styles = 1024 };

// Makes the character type UTF-8, from the environment or as C.UTF-8. False when there is no such locale.
bool cn_use_utf8(void);
// Reads the description of $TERM, and nothing else.
enum cn_fitness cn_check_terminal(void);
// Colours of the terminal, 0 for none; 1 << 24 where it takes red, green and blue as they are.
int cn_colours(void);
// The sequence that a key sends by the terminal's description, or NULL. Names are terminfo's: "kcuu1".
const char *cn_key_sequence(const char *name);

// Takes the terminal for the whole screen. The input is the guard's. False when ncurses refuses.
bool cn_open(void);
// Gives the terminal back. After it, cn_show takes it again.
void cn_leave(void);
// Has the terminal report clicks and the wheel (SGR form), or not. Whatever way the program ends, it stops.
void cn_report_mouse(bool on);
// Makes ncurses forget what stands on the screen, so that the next cn_show writes everything.
void cn_forget(void);
// Tells ncurses the terminal's new size.
void cn_resize(int height, int width);

// Prepares colours. The background is that of cells nobody has written. -1 is the terminal's own colour.
void cn_start_colours(void);
// Sets colour pair 1 to 255; false when the terminal has no more.
bool cn_set_pair(int pair, int foreground, int background);
// Gives a style its emphasis (bits) and pair (0 for none). Style 0 is also that of blanks after the end of a row.
void cn_set_style(int style, unsigned emphasis, int pair);
// Writes a stretch of a row, which begins with no right half. What the C library would give another width is shown as a
// replacement of the right one.
void cn_put(int row, int column, const struct cn_cell *cells, int count);
// Sends what changed. Without a cursor (row -1) it is hidden.
void cn_show(int cursor_row, int cursor_column);

// The guard gives the terminal back when the program ends in whatever way, and turns signals into bytes on a pipe.
// cn_guard_install returns the end of the pipe to poll, or -1. Each signal that came is one byte, its number.
int cn_guard_install(void);
// Makes the input raw, without echo, and the guard ready to give the terminal back (true); or gives the input its former
// state and leaves the terminal alone from now on (false).
void cn_guard_arm(bool armed);
// Stops the program as Ctrl-Z does elsewhere; returns when it goes on.
void cn_guard_stop(void);
// Writes all bytes to the terminal; errors are left to the next read.
void cn_write(const char *bytes, size_t count);
// Rows and columns of the terminal window, false when it does not say.
bool cn_size(int *height, int *width);

#endif
