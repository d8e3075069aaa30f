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

struct entry { char *key; int value; };
static struct entry entities[SLOTS], indicators[SLOTS];
static int editions[YEARS];
static sqlite3 *db;

struct row { int entity, indicator, edition, line; double value; };

static int by_key(const void *a, const void *b) {
  const struct row *x = a, *y = b;
  if (x->entity != y->entity) return x->entity < y->entity ? -1 : 1;
  if (x->indicator != y->indicator) return x->indicator < y->indicator ? -1 : 1;
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
  run("INSERT INTO sheet (source, name) SELECT max(id), '' FROM source");
  sqlite3_stmt *new_edition = prepare("INSERT INTO edition (publication, year, label, coverage_start, coverage_end)"
    " SELECT id, ?1, ?1, ?1 || '-01-01', ?1 || '-12-31' FROM publication WHERE code = 'own'");
  sqlite3_stmt *new_indicator = prepare("INSERT INTO indicator (code, publication, label, measure, direction, description)"
    " SELECT 'own.' || ?1, id, ?1, 'figure', 'higher', '' FROM publication WHERE code = 'own'");
  sqlite3_stmt *observation = prepare("INSERT INTO observation (source, sheet, entity, indicator, edition, row, column, value, current)"
    " VALUES (?, ?, ?, ?, ?, ?, 3, ?, 1)");
  sqlite3_stmt *last = prepare("SELECT max(id), source FROM sheet");
  if (sqlite3_step(last) != SQLITE_ROW) fail("sheet");
  sqlite3_bind_int(observation, 1, sqlite3_column_int(last, 1));
  sqlite3_bind_int(observation, 2, sqlite3_column_int(last, 0));
  sqlite3_finalize(last);
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
    if (!entity || year < FIRST || year >= FIRST + YEARS) return 65;
    if (!editions[year - FIRST]) {
      sqlite3_bind_int(new_edition, 1, year);
      editions[year - FIRST] = insert(new_edition);
    }
    if (!indicator->key) {
      indicator->key = strdup(name);
      sqlite3_bind_text(new_indicator, 1, name, -1, SQLITE_TRANSIENT);
      indicator->value = insert(new_indicator);
    }
    if (count == room) rows = realloc(rows, (room *= 2) * sizeof *rows);
    if (!rows) return 71;
    rows[count++] = (struct row){entity, indicator->value, editions[year - FIRST], row, value};
  }
  qsort(rows, count, sizeof *rows, by_key);
  for (const struct row *r = rows; r < rows + count; r++) {
    sqlite3_bind_int(observation, 3, r->entity);
    sqlite3_bind_int(observation, 4, r->indicator);
    sqlite3_bind_int(observation, 5, r->edition);
    sqlite3_bind_int(observation, 6, r->line);
    if (r->value == (double)(int)r->value) sqlite3_bind_int(observation, 7, (int)r->value);
    else sqlite3_bind_double(observation, 7, r->value);
    insert(observation);
  }
  run("COMMIT");
  sqlite3_finalize(new_edition);
  sqlite3_finalize(new_indicator);
  sqlite3_finalize(observation);
  return sqlite3_close(db) != SQLITE_OK;
}
