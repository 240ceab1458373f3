// Shared by the two halves of this room only.
#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <stddef.h>

// Bytes that bring the terminal back from the full screen, composed while nothing is wrong.
void guard_remember(const char *bytes, size_t count);

#endif
