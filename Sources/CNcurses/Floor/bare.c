// The floor under painting: what a bare C program takes for a list in ncurses, and nothing else. It is no part of the
// console: `sportello bench` carries this text, has the system's compiler make a program of it, and measures both in the
// same run.
//
//   j moves the selection · a space shows other lines · q ends
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <wchar.h>

enum { most_rows = 200, most_columns = 500 };

static int rows, columns;

// Letters enough that no two pages share a line.
static wchar_t letter(int row, int column, int page) {
  if (column % 6 == 5) return L' ';
  return L'a' + (row * 7 + column * 3 + page * 11 + row * column) % 26;
}

static void put(int row, int page, int selected) {
  static cchar_t line[most_columns];
  attr_t attributes = row == selected ? A_BOLD : A_NORMAL;
  for (int column = 0; column < columns; column++) {
    wchar_t text[2] = {letter(row, column, page), 0};
    setcchar(&line[column], text, attributes, row == selected ? 1 : 0, NULL);
  }
  mvadd_wchnstr(row, 0, line, columns);
}

static void put_all(int page, int selected) {
  for (int row = 0; row < rows; row++) put(row, page, selected);
}

int main(void) {
  setlocale(LC_ALL, "");
  if (initscr() == NULL) return 2;
  raw();
  noecho();
  curs_set(0);
  start_color();
  use_default_colors();
  init_pair(1, COLOR_BLACK, COLOR_WHITE);
  getmaxyx(stdscr, rows, columns);
  if (rows > most_rows) rows = most_rows;
  if (columns > most_columns) columns = most_columns;
  int page = 0, selected = 0;
  put_all(page, selected);
  // Reading a key refreshes the screen first.
  for (int key = getch(); key != ERR && key != 'q'; key = getch()) {
    if (key == 'j') {
      int left = selected;
      selected = (selected + 1) % rows;
      put(left, page, selected);
      put(selected, page, selected);
    } else if (key == ' ') {
      put_all(++page, selected);
    }
  }
  endwin();
  return 0;
}
