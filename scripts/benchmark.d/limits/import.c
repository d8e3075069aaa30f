/* The practical limit of a long import: a plain C program that reads country,year,indicator,value into a database
 * with our schema and register, and writes the same rows with the same places: one transaction, prepared inserts, no
 * check of anything, names matched exactly. The table is its own index: so the rows are kept, sorted by its key, and
 * inserted in that order, as one would make an index at the end.
 * cc -O2 import.c -lsqlite3 -o import; import FILE.csv DATABASE */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS (1 << 14)
#define FIRST 1000
#define YEARS 9000
#define MOST 4096

struct entry { char *key; int value; };
static struct entry entities[SLOTS], indicators[SLOTS];
static int editions[YEARS], series[1024][MOST];
static sqlite3 *db;

struct row { int series, edition, position; double value; };

static int by_key(const void *a, const void *b) {
  const struct row *x = a, *y = b;
  if (x->series != y->series) return x->series < y->series ? -1 : 1;
  return (x->edition > y->edition) - (x->edition < y->edition);
}

static struct entry *entry(struct entry *table, const char *key) {
  unsigned hash = 2166136261u;
  for (const char *c = key; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
  unsigned slot = hash & (SLOTS - 1);
  while (table[slot].key && strcmp(table[slot].key, key) != 0) slot = (slot + 1) & (SLOTS - 1);
  return &table[slot];
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

static void fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
  exit(65);
}

static int insert(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail("insert");
  sqlite3_reset(statement);
  return (int)sqlite3_last_insert_rowid(db);
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, 0)) fail(sql);
  return statement;
}

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, 0, 0, 0)) fail(sql);
}

static void read_names(void) {
  sqlite3_stmt *names = prepare("SELECT name, id FROM entity UNION SELECT name, entity FROM entity_name");
  while (sqlite3_step(names) == SQLITE_ROW) {
    struct entry *named = entry(entities, (const char *)sqlite3_column_text(names, 0));
    if (!named->key) named->key = strdup((const char *)sqlite3_column_text(names, 0));
    named->value = sqlite3_column_int(names, 1);
  }
  sqlite3_finalize(names);
}

int main(int argc, char **argv) {
  FILE *file = argc == 3 ? fopen(argv[1], "r") : 0;
  if (!file || sqlite3_open(argv[2], &db)) return 66;
  run("BEGIN");
  read_names();
  run("INSERT INTO publication (code, title, citation) VALUES ('own', 'own', '')");
  run("INSERT INTO source (file, sha256, layout, publication, authority, newest_edition, rows, observations, imported_at)"
    " SELECT 'long.csv', '', 'long', id, 0, 0, 0, 0, '' FROM publication WHERE code = 'own'");
  run("INSERT INTO sheet (source, name, columns) SELECT max(id), '', 4 FROM source");
  sqlite3_stmt *new_edition = prepare("INSERT INTO edition (publication, year, label, coverage_start, coverage_end)"
    " SELECT id, ?1, ?1, ?1 || '-01-01', ?1 || '-12-31' FROM publication WHERE code = 'own'");
  sqlite3_stmt *new_indicator = prepare("INSERT INTO indicator (code, publication, label, measure, direction, description)"
    " SELECT 'own.' || ?1, id, ?1, 'figure', 'higher', '' FROM publication WHERE code = 'own'");
  sqlite3_stmt *new_series = prepare("INSERT INTO series (indicator, entity, sheet, position, step) SELECT ?, ?, max(id), 0, 0 FROM sheet");
  sqlite3_stmt *line_of_series = prepare("UPDATE series SET position = ?, step = ? WHERE id = ?");
  sqlite3_stmt *observation = prepare("INSERT INTO observation VALUES (?, ?, ?, NULL, ?)");
  char line[4096];
  int row = 1;
  size_t count = 0, room = 1 << 16;
  struct row *rows = malloc(room * sizeof *rows);
  if (!fgets(line, sizeof line, file)) return 65;
  while (fgets(line, sizeof line, file)) {
    row++;
    char *cursor = line;
    int entity = entry(entities, field(&cursor))->value;
    int year = atoi(field(&cursor));
    char *name = field(&cursor);
    double value = strtod(field(&cursor), 0);
    struct entry *indicator = entry(indicators, name);
    if (!entity || entity >= 1024 || year < FIRST || year >= FIRST + YEARS) return 65;
    if (!editions[year - FIRST]) {
      sqlite3_bind_int(new_edition, 1, year);
      editions[year - FIRST] = insert(new_edition);
    }
    if (!indicator->key) {
      indicator->key = strdup(name);
      sqlite3_bind_text(new_indicator, 1, name, -1, SQLITE_TRANSIENT);
      indicator->value = insert(new_indicator);
      if (indicator->value >= MOST) return 65;
    }
    int *number = &series[entity][indicator->value];
    if (!*number) {
      sqlite3_bind_int(new_series, 1, indicator->value);
      sqlite3_bind_int(new_series, 2, entity);
      *number = insert(new_series);
    }
    if (count == room) rows = realloc(rows, (room *= 2) * sizeof *rows);
    if (!rows) return 71;
    rows[count++] = (struct row){*number, editions[year - FIRST], (row - 1) * 4 + 3, value};
  }
  qsort(rows, count, sizeof *rows, by_key);
  int position = 0, step = 0;
  for (const struct row *r = rows; r < rows + count; r++) {
    if (r == rows || r[-1].series != r->series) {
      const struct row *next = r + 1;
      int there = next < rows + count && next->series == r->series && next->edition != r->edition;
      int distance = there ? next->position - r->position : 0, editions = there ? next->edition - r->edition : 1;
      step = distance % editions ? 0 : distance / editions;
      position = r->position - r->edition * step;
      sqlite3_bind_int(line_of_series, 1, position);
      sqlite3_bind_int(line_of_series, 2, step);
      sqlite3_bind_int(line_of_series, 3, r->series);
      insert(line_of_series);
    }
    sqlite3_bind_int(observation, 1, r->series);
    sqlite3_bind_int(observation, 2, r->edition);
    if (r->value == (double)(int)r->value) sqlite3_bind_int(observation, 3, (int)r->value);
    else sqlite3_bind_double(observation, 3, r->value);
    sqlite3_bind_int(observation, 4, r->position - position - r->edition * step);
    insert(observation);
  }
  run("COMMIT");
  sqlite3_finalize(new_edition);
  sqlite3_finalize(new_indicator);
  sqlite3_finalize(new_series);
  sqlite3_finalize(line_of_series);
  sqlite3_finalize(observation);
  return sqlite3_close(db) != SQLITE_OK;
}
