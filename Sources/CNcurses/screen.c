// Output through ncursesw. Input is read elsewhere, straight from the terminal.
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "include/CNcurses.h"
#include "internal.h"

// ncurses writes each stretch of a frame by itself; over ssh each would be a packet of its own. So it writes into a pipe
// of ours, and the terminal gets a frame in one piece.
static struct {
  FILE *input;
  int output;
  // Cells whose bytes it surely holds, and those put since it was emptied.
  int room, cells;
  char *frame;
  size_t used, size;
} gathered = {.output = -1};

// Colours, attributes, a place and a character with two marks.
enum { most_bytes_of_cell = 96 };

static struct {
  attr_t attributes;
  int pair;
} styles[cn_styles];

// Bracketed paste; and ECMA-48's explicit mode, so that terminals with bidi leave our lines in their order.
static const char taken[] = "\033[?2004h\033[8l";
// Clicks and the wheel, with coordinates of any size; nothing while the mouse moves.
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";
static bool reports_mouse;
static const char given_back[] = "\033[?2004l\033[8h";

bool cn_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static const char *capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

enum cn_fitness cn_check_terminal(void) {
  int error = 0;
  if (setupterm(NULL, 1, &error) != OK) return cn_unknown_terminal;
  bool fit = capability("cup") && capability("clear") && tigetflag("gn") <= 0 && tigetflag("hc") <= 0;
  return fit ? cn_fit : cn_no_cursor_motion;
}

int cn_colours(void) {
  if (tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || capability("RGB")) return 1 << 24;
  int colours = tigetnum("colors");
  return colours > 0 && capability("setaf") ? colours : 0;
}

const char *cn_key_sequence(const char *name) { return capability(name); }

// Appends a capability without its padding ($<5>), which only matters to terminals of glass and steel.
static size_t append(char *bytes, size_t used, size_t size, const char *text) {
  for (; text && *text && used < size; text++) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) {
      text = end;
    } else {
      bytes[used++] = *text;
    }
  }
  return used;
}

static void remember_way_back(void) {
  char bytes[256];
  size_t used = append(bytes, 0, sizeof bytes, reports_mouse ? mouse_off : "");
  used = append(bytes, used, sizeof bytes, given_back);
  const char *names[] = {"sgr0", "op", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    used = append(bytes, used, sizeof bytes, capability(names[i]));
  guard_remember(bytes, used);
}

static bool open_gathered(void) {
  int ends[2], capacity = 0;
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
#ifdef F_SETPIPE_SZ
  // A user with very many pipes may be refused, and keeps the usual size.
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  capacity = fcntl(ends[1], F_GETPIPE_SZ);
#endif
  // Every pipe holds a page.
  if (capacity < 1 << 12) capacity = 1 << 12;
  gathered.room = capacity / most_bytes_of_cell;
  gathered.output = ends[0];
  gathered.input = fdopen(ends[1], "w");
  return gathered.input != NULL;
}

static void send_gathered(void) {
  if (gathered.used > 0) cn_write(gathered.frame, gathered.used);
  gathered.used = 0;
}

// Empties the pipe.
static void gather(void) {
  size_t wanted;
  ssize_t count;
  gathered.cells = 0;
  do {
    if (gathered.size - gathered.used < 1 << 14) {
      size_t size = gathered.size + (1 << 16);
      char *larger = realloc(gathered.frame, size);
      if (larger == NULL) {
        if (gathered.size == 0) return;
        send_gathered();
      } else {
        gathered.frame = larger;
        gathered.size = size;
      }
    }
    wanted = gathered.size - gathered.used;
    count = read(gathered.output, gathered.frame + gathered.used, wanted);
    if (count > 0) gathered.used += (size_t)count;
  } while ((count > 0 && (size_t)count == wanted) || (count < 0 && errno == EINTR));
}

// ncurses asks its output for the size, and a pipe has none: without this it would set the scrolling region to the
// description's 24 rows, and the shell would be left with it.
static SCREEN *new_terminal(void) {
  int height = 0, width = 0;
  char text[16];
  const char *had_lines = getenv("LINES"), *had_columns = getenv("COLUMNS");
  if (cn_size(&height, &width)) {
    snprintf(text, sizeof text, "%d", height);
    if (!had_lines) setenv("LINES", text, 1);
    snprintf(text, sizeof text, "%d", width);
    if (!had_columns) setenv("COLUMNS", text, 1);
  }
  SCREEN *made = newterm(NULL, gathered.input, stdin);
  if (!had_lines) unsetenv("LINES");
  if (!had_columns) unsetenv("COLUMNS");
  return made;
}

bool cn_open(void) {
  remember_way_back();
  if (!open_gathered() || new_terminal() == NULL) return false;
  nonl();
  typeahead(-1);
  cn_write(taken, sizeof taken - 1);
  return true;
}

static void write_mouse(bool on) {
  cn_write(on ? mouse_on : mouse_off, on ? sizeof mouse_on - 1 : sizeof mouse_off - 1);
}

void cn_report_mouse(bool on) {
  // The way back is known before the terminal is changed.
  reports_mouse = reports_mouse || on;
  remember_way_back();
  write_mouse(on);
  reports_mouse = on;
}

void cn_leave(void) {
  if (reports_mouse) write_mouse(false);
  cn_write(given_back, sizeof given_back - 1);
  endwin();
  gather();
  send_gathered();
}

// The next frame begins on an empty screen, and comes whole.
static void begin_anew(void) {
  werase(newscr);
  clearok(curscr, TRUE);
}

void cn_forget(void) {
  if (isendwin()) cn_write(taken, sizeof taken - 1);
  if (isendwin() && reports_mouse) write_mouse(true);
  begin_anew();
}

void cn_resize(int height, int width) {
  resize_term(height, width);
  begin_anew();
}

void cn_start_colours(void) {
  start_color();
  use_default_colors();
}

bool cn_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

static attr_t attributes(unsigned emphasis) {
  attr_t all = A_NORMAL;
  if (emphasis & cn_bold) all |= A_BOLD;
  if (emphasis & cn_italic) all |= A_ITALIC;
  if (emphasis & cn_underline) all |= A_UNDERLINE;
  // Terminfo has no struck text that ncurses 6.4 would use: paler, as if it were gone.
  if (emphasis & (cn_dim | cn_strike)) all |= A_DIM;
  if (emphasis & cn_reverse) all |= A_REVERSE;
  return all;
}

static cchar_t character(const struct cn_cell *cell, wchar_t base) {
  int style = cell->style < cn_styles ? cell->style : 0;
  cchar_t made = {.attr = styles[style].attributes, .chars = {base}};
#if NCURSES_EXT_COLORS
  made.ext_color = styles[style].pair;
#endif
  made.attr |= COLOR_PAIR(styles[style].pair);
  return made;
}

void cn_set_style(int style, unsigned emphasis, int pair) {
  if (style < 0 || style >= cn_styles) return;
  styles[style].attributes = attributes(emphasis);
  styles[style].pair = pair;
  if (style > 0) return;
  // Blanks of the plain colours: what ncurses may write by clearing to the end of the line.
  struct cn_cell blank = {.base = ' ', .style = 0, .width = 1};
  cchar_t background = character(&blank, L' ');
  // A whole screen is cleared to the background of stdscr, everything else to that of newscr.
  bkgrndset(&background);
  wbkgrndset(newscr, &background);
}

static bool agrees(uint32_t scalar, int width) { return scalar < 0x300 || wcwidth((wchar_t)scalar) == width; }

static void put_part(int row, int column, const struct cn_cell *cells, int count) {
  cchar_t line[1024];
  int used = 0;
  for (int i = 0; i < count && used + 2 < 1024; i++) {
    const struct cn_cell *cell = &cells[i];
    if (cell->width == 0) continue;
    if (!agrees(cell->base, cell->width)) {
      line[used++] = character(cell, 0xFFFD);
      if (cell->width == 2) line[used++] = character(cell, L' ');
      continue;
    }
    cchar_t made = character(cell, (wchar_t)cell->base);
    int marks = 1;
    if (cell->first_mark && agrees(cell->first_mark, 0)) made.chars[marks++] = (wchar_t)cell->first_mark;
    if (cell->second_mark && agrees(cell->second_mark, 0)) made.chars[marks++] = (wchar_t)cell->second_mark;
    line[used++] = made;
  }
  // Straight into newscr, the screen to come: stdscr would only be copied there, and there is no other window.
  mvwadd_wchnstr(newscr, row, column, line, used);
}

// A very large screen takes more than the pipe holds: what ncurses was handed before goes first.
void cn_put(int row, int column, const struct cn_cell *cells, int count) {
  while (count > 0) {
    int part = count < gathered.room ? count : gathered.room;
    while (part < count && part > 1 && cells[part].width == 0) part--;
    if (gathered.cells > 0 && gathered.cells + part > gathered.room) {
      doupdate();
      gather();
    }
    gathered.cells += part;
    put_part(row, column, cells, part);
    column += part;
    cells += part;
    count -= part;
  }
}

void cn_show(int cursor_row, int cursor_column) {
  static int visibility = -1;
  int wanted = cursor_row >= 0;
  if (isendwin()) visibility = -1;
  if (wanted) wmove(newscr, cursor_row, cursor_column);
  doupdate();
  if (wanted != visibility) {
    curs_set(wanted);
    visibility = wanted;
    doupdate();
  }
  gather();
  send_gathered();
}
