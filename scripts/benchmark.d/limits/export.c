/* The practical limit of an export: every current value as CSV, through SQLite's own interface. One
 * prepared query in the order of the tables' keys, a buffer of 64 KiB, cells quoted where they must be.
 * Prints the columns of `freedom export tidy`: DATABASE is the only argument. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char buffer[65536];
static size_t used;

static void flush(void) {
  if (fwrite(buffer, 1, used, stdout) != used) exit(74);
  used = 0;
}

static void put(const char *bytes, size_t count) {
  if (used + count > sizeof buffer) flush();
  memcpy(buffer + used, bytes, count);
  used += count;
}

static void text(const unsigned char *cell, size_t count) {
  if (cell == NULL) return;
  if (memchr(cell, ',', count) == NULL && memchr(cell, '"', count) == NULL &&
      memchr(cell, '\n', count) == NULL && memchr(cell, '\r', count) == NULL) {
    put((const char *)cell, count);
    return;
  }
  put("\"", 1);
  for (size_t i = 0; i < count; i++) {
    if (cell[i] == '"') put("\"", 1);
    put((const char *)cell + i, 1);
  }
  put("\"", 1);
}

/* The fewest digits that read back as the same number. */
static void number(double value) {
  char digits[32];
  int count = 0;
  if (value == (double)(long long)value) {
    count = snprintf(digits, sizeof digits, "%lld", (long long)value);
  } else {
    for (int precision = 1; precision <= 17; precision++) {
      count = snprintf(digits, sizeof digits, "%.*g", precision, value);
      if (strtod(digits, NULL) == value) break;
    }
  }
  put(digits, (size_t)count);
}

int main(int argc, char **argv) {
  sqlite3 *database;
  sqlite3_stmt *query;
  if (argc != 2 || sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) return 66;
  const char *sql =
      "SELECT e.code, e.name, coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id"
      "   AND ed.year BETWEEN r.first_year AND r.last_year), e.kind), p.code, i.code, ed.label, ed.year,"
      "  ed.coverage_start, ed.coverage_end, i.measure, o.value, o.text, src.file, o.row"
      " FROM entity e CROSS JOIN indicator i"
      " CROSS JOIN observation o ON o.entity = e.id AND o.indicator = i.id"
      " CROSS JOIN edition ed ON ed.id = o.edition"
      " CROSS JOIN publication p ON p.id = i.publication CROSS JOIN source src ON src.id = o.source"
      " WHERE o.current AND o.value IS NOT NULL";
  if (sqlite3_prepare_v2(database, sql, -1, &query, NULL) != SQLITE_OK) return 65;
  const char *header =
      "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text,source\n";
  put(header, strlen(header));
  while (sqlite3_step(query) == SQLITE_ROW) {
    for (int column = 0; column < 9; column++) {
      text(sqlite3_column_text(query, column), (size_t)sqlite3_column_bytes(query, column));
      put(",", 1);
    }
    int is_status = strcmp((const char *)sqlite3_column_text(query, 9), "status") == 0;
    if (!is_status) number(sqlite3_column_double(query, 10));
    put(",", 1);
    if (sqlite3_column_type(query, 11) != SQLITE_NULL) {
      text(sqlite3_column_text(query, 11), (size_t)sqlite3_column_bytes(query, 11));
    } else if (is_status) {
      int status = sqlite3_column_int(query, 10);
      const char *letters = status == 2 ? "F" : status == 1 ? "PF" : status == 0 ? "NF" : "";
      put(letters, strlen(letters));
    }
    put(",", 1);
    char place[512];
    int count = snprintf(
        place, sizeof place, "%s:%lld", (const char *)sqlite3_column_text(query, 12),
        (long long)sqlite3_column_int64(query, 13));
    text((const unsigned char *)place, (size_t)count);
    put("\n", 1);
  }
  flush();
  sqlite3_finalize(query);
  sqlite3_close(database);
  return 0;
}
