// Gives the terminal back however the program ends, and turns signals into bytes on a pipe that the loop polls.
// What runs inside a signal handler here calls nothing but write, tcsetattr, sigaction and raise.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "include/CNcurses.h"
#include "internal.h"

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static const int events[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
enum { crash_count = sizeof crashes / sizeof *crashes, event_count = sizeof events / sizeof *events };

static struct sigaction former[crash_count];
static struct termios original;
static struct termios ours;
static char way_back[256];
static size_t way_back_count;
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t was_told_to_end;

void guard_remember(const char *bytes, size_t count) {
  way_back_count = count < sizeof way_back ? count : sizeof way_back;
  memcpy(way_back, bytes, way_back_count);
}

void cn_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0 && errno != EINTR) return;
    if (written < 0) continue;
    bytes += written;
    count -= (size_t)written;
  }
}

static void give_back(void) {
  if (!is_armed) return;
  is_armed = 0;
  cn_write(way_back, way_back_count);
  tcsetattr(STDIN_FILENO, TCSANOW, &original);
}

static void end_by(int number) {
  give_back();
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}

// A crash: the terminal first, then whoever handled it before us (Swift's backtrace), then the end.
static void on_crash(int number) {
  give_back();
  for (int i = 0; i < crash_count; i++)
    if (crashes[i] == number) sigaction(number, &former[i], NULL);
  raise(number);
}

// A signal for the loop. A second one that asks for the end means that the loop does not answer any more.
static void on_event(int number) {
  int saved = errno;
  bool ends = number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT;
  if (ends && was_told_to_end) end_by(number);
  if (ends) was_told_to_end = 1;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(pipe_ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

static bool open_pipe(void) {
  if (pipe_ends[0] >= 0) return true;
  if (pipe(pipe_ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
  }
  return true;
}

int cn_guard_install(void) {
  static char other_stack[64 * 1024];
  if (tcgetattr(STDIN_FILENO, &original) != 0 || !open_pipe()) return -1;
  ours = original;
  cfmakeraw(&ours);
  ours.c_cc[VMIN] = 1;
  ours.c_cc[VTIME] = 0;
  // A stack of its own, so that running out of stack is handled too.
  stack_t stack = {.ss_sp = other_stack, .ss_size = sizeof other_stack};
  sigaltstack(&stack, NULL);
  struct sigaction crash = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK | SA_NODEFER};
  struct sigaction event = {.sa_handler = on_event, .sa_flags = SA_RESTART};
  sigemptyset(&crash.sa_mask);
  sigemptyset(&event.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &crash, &former[i]);
  for (int i = 0; i < event_count; i++) sigaction(events[i], &event, NULL);
  atexit(give_back);
  return pipe_ends[0];
}

void cn_guard_arm(bool armed) {
  is_armed = armed;
  tcsetattr(STDIN_FILENO, TCSADRAIN, armed ? &ours : &original);
}

void cn_guard_stop(void) {
  kill(0, SIGSTOP);
}

bool cn_size(int *height, int *width) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *height = size.ws_row;
  *width = size.ws_col;
  return true;
}
