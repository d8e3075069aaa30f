/* Runs one command and says what it took: wall seconds, CPU seconds (user and system), peak memory in
 * bytes. The runner is a program of its own because a child's peak counts from the size of the process
 * that started it, and because starting a process from a large one takes longer than the shortest
 * commands measured here. measure OUTPUT COMMAND... */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t) { return t.tv_sec + t.tv_usec / 1e6; }

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  int output = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  int nothing = open("/dev/null", O_RDWR);
  if (output < 0 || nothing < 0) return 73;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = vfork();
  if (child == 0) {
    dup2(nothing, 0);
    dup2(output, 1);
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) return 71;
  clock_gettime(CLOCK_MONOTONIC, &end);
#ifdef __APPLE__
  double peak = usage.ru_maxrss;
#else
  double peak = usage.ru_maxrss * 1024.0;
#endif
  printf("%.9f %.6f %.0f %d\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9,
    seconds(usage.ru_utime) + seconds(usage.ru_stime), peak,
    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
