/* The practical limit of a long import: a plain C program that reads country,year,indicator,value and
 * writes the same tables of series and observations, one transaction, prepared inserts, without any
 * check. cc -O2 limit.c -lsqlite3 -o limit; limit FILE.csv DATABASE */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS (1 << 16)

struct entry { char *key; int value; };
static struct entry entities[SLOTS], indicators[SLOTS];
static int entity_count, indicator_count;
static int *series;

static int number(struct entry *table, int *count, const char *key) {
  unsigned hash = 2166136261u;
  for (const char *c = key; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
  unsigned slot = hash & (SLOTS - 1);
  while (table[slot].key) {
    if (strcmp(table[slot].key, key) == 0) return table[slot].value;
    slot = (slot + 1) & (SLOTS - 1);
  }
  table[slot].key = strdup(key);
  return table[slot].value = ++*count;
}

static char *field(char **cursor) {
  char *start = *cursor, *out = start, *in = start;
  if (*in == '"') {
    for (in++; *in; in++) {
      if (*in == '"') {
        if (in[1] == '"') in++;
        else { in++; break; }
      }
      *out++ = *in;
    }
  } else {
    while (*in && *in != ',' && *in != '\n' && *in != '\r') in++;
    out = in;
  }
  *cursor = *in ? in + 1 : in;
  *out = 0;
  return start;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  FILE *file = fopen(argv[1], "r");
  sqlite3 *db;
  sqlite3_stmt *insert, *insert_series;
  if (!file || sqlite3_open(argv[2], &db)) return 66;
  sqlite3_exec(db,
    "CREATE TABLE series (id INTEGER PRIMARY KEY, indicator INTEGER NOT NULL, entity INTEGER NOT NULL,"
    " sheet INTEGER NOT NULL, UNIQUE (indicator, entity, sheet)) STRICT;"
    "CREATE TABLE observation (series INTEGER NOT NULL, edition INTEGER NOT NULL, value ANY, text TEXT,"
    " position INTEGER NOT NULL, PRIMARY KEY (series, edition)) STRICT, WITHOUT ROWID; BEGIN", 0, 0, 0);
  sqlite3_prepare_v2(db, "INSERT INTO observation VALUES (?, ?, ?, NULL, ?)", -1, &insert, 0);
  sqlite3_prepare_v2(db, "INSERT INTO series VALUES (?, ?, ?, 1)", -1, &insert_series, 0);
  series = calloc((size_t)1024 * 2048, sizeof *series);
  char line[4096];
  int row = 1, count = 0;
  if (!fgets(line, sizeof line, file)) return 65;
  while (fgets(line, sizeof line, file)) {
    row++;
    char *cursor = line;
    int entity = number(entities, &entity_count, field(&cursor));
    int year = atoi(field(&cursor));
    int indicator = number(indicators, &indicator_count, field(&cursor));
    double value = strtod(field(&cursor), 0);
    int *known = &series[entity * 2048 + indicator];
    if (!*known) {
      *known = ++count;
      sqlite3_bind_int(insert_series, 1, count);
      sqlite3_bind_int(insert_series, 2, indicator);
      sqlite3_bind_int(insert_series, 3, entity);
      sqlite3_step(insert_series);
      sqlite3_reset(insert_series);
    }
    sqlite3_bind_int(insert, 1, *known);
    sqlite3_bind_int(insert, 2, year - 1900);
    sqlite3_bind_double(insert, 3, value);
    sqlite3_bind_int64(insert, 4, (sqlite3_int64)(row - 1) * 4 + 3);
    if (sqlite3_step(insert) != SQLITE_DONE) return 65;
    sqlite3_reset(insert);
  }
  sqlite3_exec(db, "COMMIT", 0, 0, 0);
  sqlite3_close(db);
  return 0;
}
