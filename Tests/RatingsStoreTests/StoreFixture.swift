#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

/// A database in a temporary place, with three entities.
final class StoreFixture {
  let path: String

  static let register = EntityRegister(
    entities: [
      Entity(id: "KAZ", name: "Kazakhstan", kind: .country, iso2: "KZ", region: "Eurasia"),
      Entity(
        id: "XKX", name: "Kosovo", kind: .country,
        otherRoles: [Entity.Role(kind: .territory, editions: 1994...2009)]),
      Entity(
        id: "SUN", name: "USSR", kind: .country, lives: [YearSpan(first: 1922, last: 1991)]),
    ],
    names: ["KAZ": ["Kasachstan", "Qazaqstan"]],
    links: [
      EntityLink(
        predecessor: "SUN", successor: "KAZ",
        date: CalendarDate(year: 1991, month: 12, day: 16), relation: .part)
    ],
    codes: [
      EntityCode(
        entity: "SUN", system: .cow, code: "365", years: YearSpan(first: nil, last: 1991)),
      EntityCode(
        entity: "KAZ", system: .fips, code: "KZ", years: YearSpan(first: nil, last: nil)),
    ])

  init() { path = "/tmp/freedom-store-\(UInt64.random(in: 0 ... .max)).sqlite" }

  deinit { removeFile(path) }

  /// One value of a small source: entity, edition, indicator, value.
  typealias Figure = (entity: String, edition: Int, indicator: String, value: ObservationValue)

  /// Imports a source made of some values, one row each.
  func importing(
    _ file: String, authority: Int = 0, isDryRun: Bool = false, _ figures: [Figure]
  ) throws -> (counts: ImportCounts, duplicates: [DuplicateObservation]) {
    try RatingsDatabase.importing(
      into: path, isDryRun: isDryRun, register: { Self.register }
    ) { transaction in
      try transaction.begin(
        SourceRecord(
          file: file, layout: "test", publication: .freedomInTheWorld,
          authority: authority, importedAt: "2026-01-01T00:00:00Z"))
      var duplicates: [DuplicateObservation] = []
      transaction.reportDuplicate = { duplicates.append($0) }
      try transaction.beginSheet(named: "")
      for (row, figure) in figures.enumerated() {
        try transaction.take(
          Observation(
            entity: try transaction.number(ofEntity: figure.entity),
            edition: try transaction.number(
              of: Edition(
                publication: "fiw", year: figure.edition, coverageYear: figure.edition - 1)),
            indicator: try transaction.number(
              of: try #require(
                transaction.catalog[figure.indicator])),
            value: figure.value, row: row + 2, column: 3))
      }
      try transaction.finishFile()
      return (
        try transaction.end(rows: figures.count, countingBy: .observation, sha256: file), duplicates
      )
    }
  }

  var reading: RatingsDatabase { get throws { try RatingsDatabase(reading: path) } }

  /// The current value of one value.
  func value(_ entity: String, _ edition: Int, _ indicator: String) throws -> Double? {
    let store = try reading
    let entity = try #require(Self.register.entities.first { $0.id == entity })
    return try store.observations(of: entity, indicators: [indicator])
      .first { $0.edition.year == edition }?.value
  }

  /// Where each current value of Kazakhstan's political rights was read.
  func places() throws -> [String] {
    try reading.observations(of: Self.register.entities[0], indicators: ["fiw.pr"])
      .map { "\($0.edition.year) at \($0.row):\($0.column)" }
  }
}

/// Opens a database for changes that no import makes: without the seal, and without what keeps SQL from
/// damaging it.
func openUnprotected(_ path: String) throws -> Connection {
  let db = try Connection(path: path, mode: .readWrite)
  db.isDefensive = false
  return db
}

/// Opens a database for changes that no import makes, and has its seal set: what is looked at behind the
/// seal can be tried so.
func openSealed(_ path: String) throws -> Connection {
  let db = try openUnprotected(path)
  DatabaseSeal.attach(to: db)
  return db
}

func removeFile(_ path: String) { unlink(path) }

func readFile(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer.prefix(count)
  }
}

func writeFile(_ path: String, _ bytes: [UInt8]) {
  guard let file = fopen(path, "wb") else { return }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

func makeLink(_ path: String, to target: String) { symlink(target, path) }
