/* The practical limit of `freedom trend --all --format csv`: every country's Theil-Sen line with limits, the
 * Mann-Kendall test with ties, tau-b and adjusted p values, from a ready database. All pair slopes, sorted with
 * qsort. cc -O2 trend.c -lsqlite3 -lm -o trend; trend DATABASE */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 256

struct trend {
  char id[16], name[128];
  int n, from, to, s, has_test, has_limits, has_tau;
  double first, last, slope, low, high, intercept, tau, variance, z, p, adjusted;
};

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(const double *sorted, int n) {
  return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

static void judge(struct trend *t, const double *years, const double *figures) {
  static double slopes[MOST * MOST / 2];
  double sorted[MOST], n = t->n, ties = 0, tied_pairs = 0, pairs = n * (n - 1) / 2;
  int count = 0;
  t->first = figures[0];
  t->last = figures[t->n - 1];
  t->from = years[0];
  t->to = years[t->n - 1];
  if (t->n < 2) return;
  for (int j = 1; j < t->n; j++)
    for (int i = 0; i < j; i++) {
      t->s += (figures[j] > figures[i]) - (figures[j] < figures[i]);
      slopes[count++] = (figures[j] - figures[i]) / (years[j] - years[i]);
    }
  memcpy(sorted, figures, t->n * sizeof *figures);
  qsort(sorted, t->n, sizeof *sorted, ascending);
  for (int i = 0; i < t->n;) {
    int j = i;
    while (j < t->n && sorted[j] == sorted[i]) j++;
    double tied = j - i;
    ties += tied * (tied - 1) * (2 * tied + 5);
    tied_pairs += tied * (tied - 1) / 2;
    i = j;
  }
  qsort(slopes, count, sizeof *slopes, ascending);
  t->has_test = 1;
  t->variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  t->slope = median(slopes, count);
  t->intercept = median(sorted, t->n) - t->slope * median(years, t->n);
  double reach = 1.959963984540054 * sqrt(t->variance);
  int lower = (int)nearbyint((count - reach) / 2) - 1, upper = (int)nearbyint((count + reach) / 2);
  if (lower >= 0 && upper < count) {
    t->has_limits = 1;
    t->low = slopes[lower];
    t->high = slopes[upper];
  }
  t->z = t->variance > 0 ? (t->s - (t->s > 0) + (t->s < 0)) / sqrt(t->variance) : 0;
  t->p = erfc(fabs(t->z) / sqrt(2));
  t->has_tau = tied_pairs < pairs;
  if (t->has_tau) t->tau = t->s / sqrt((pairs - tied_pairs) * pairs);
}

static int by_p(const void *a, const void *b) {
  const struct trend *x = *(struct trend *const *)a, *y = *(struct trend *const *)b;
  return (x->p < y->p) - (x->p > y->p);
}

static void adjust(struct trend *trends, int count) {
  struct trend *order[1024];
  int known = 0;
  double least = 1;
  for (int i = 0; i < count; i++)
    if (trends[i].has_test) order[known++] = &trends[i];
  qsort(order, known, sizeof *order, by_p);
  for (int i = 0; i < known; i++) {
    double p = order[i]->p * known / (known - i);
    if (p < least) least = p;
    order[i]->adjusted = least;
  }
}

static void text(const char *value) {
  if (!strpbrk(value, ",\"\n")) { fputs(value, stdout); return; }
  putchar('"');
  for (; *value; value++) { if (*value == '"') putchar('"'); putchar(*value); }
  putchar('"');
}

static void write_row(const struct trend *t) {
  text(t->id); putchar(','); text(t->name);
  printf(",fiw.rating,%d,%d,%d,%.17g,%.17g", t->from, t->to, t->n, t->first, t->last);
  if (!t->has_test) { puts(",,,,,,,,,,,,,"); return; }
  double change = t->last - t->first;
  printf(",%.17g,%s,%.17g,", change, change < 0 ? "improved" : change > 0 ? "declined" : "unchanged", t->slope);
  if (t->has_limits) printf("%.17g,%.17g", t->low, t->high); else putchar(',');
  printf(",%.17g,", t->intercept);
  if (t->has_tau) printf("%.17g", t->tau);
  printf(",%d,%.17g,%.17g,%.17g,%.17g,plain\n", t->s, t->variance, t->z, t->p, t->adjusted);
}

int main(int argc, char **argv) {
  static struct trend trends[1024];
  sqlite3 *db;
  sqlite3_stmt *rows;
  if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0)) return 66;
  /* The rating is the mean of political rights (p) and civil liberties (c), in editions judged as a country;
   * a rating in two halves, 2(5), has no mean. */
  if (sqlite3_prepare_v2(db,
    "SELECT e.id, e.code, e.name, ed.year, p.value, c.value FROM entity e"
    " JOIN observation p ON p.entity = e.id AND p.indicator = (SELECT id FROM indicator WHERE code = 'fiw.pr')"
    " JOIN observation c ON c.entity = e.id AND c.indicator = (SELECT id FROM indicator WHERE code = 'fiw.cl')"
    "  AND c.edition = p.edition"
    " JOIN edition ed ON ed.id = p.edition"
    " WHERE p.current AND c.current AND p.value IS NOT NULL AND c.value IS NOT NULL"
    " AND p.text IS NULL AND c.text IS NULL"
    " AND coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id AND ed.year"
    " BETWEEN r.first_year AND r.last_year), e.kind) = 'country' ORDER BY e.id, ed.year", -1, &rows, 0)) return 65;
  double years[MOST], figures[MOST];
  int count = 0, entity = -1;
  struct trend *t = 0;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    if (sqlite3_column_int(rows, 0) != entity) {
      if (t) judge(t, years, figures);
      t = &trends[count++];
      entity = sqlite3_column_int(rows, 0);
      snprintf(t->id, sizeof t->id, "%s", sqlite3_column_text(rows, 1));
      snprintf(t->name, sizeof t->name, "%s", sqlite3_column_text(rows, 2));
    }
    years[t->n] = sqlite3_column_int(rows, 3);
    figures[t->n++] = (sqlite3_column_double(rows, 4) + sqlite3_column_double(rows, 5)) / 2;
  }
  if (t) judge(t, years, figures);
  sqlite3_finalize(rows);
  sqlite3_close(db);
  adjust(trends, count);
  puts("id,name,indicator,from,to,n,first,last,change,direction,slope,slope_low,slope_high,intercept,tau,s,variance,"
    "z,p,p_adjusted,method");
  for (int i = 0; i < count; i++) write_row(&trends[i]);
  return 0;
}
