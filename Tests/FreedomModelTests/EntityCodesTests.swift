import FreedomTestSupport
import Foundation
import Testing

@testable import FreedomModel

@Suite("The codes that ship")
struct EntityCodesTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  private func meanings(_ code: String, _ system: CodeSystem) -> Set<String> {
    Set(register.codes.meanings(of: code, in: system).map(\.entity))
  }

  @Test("agree with the codes of the entities themselves")
  func agree() {
    let codes = Dictionary(grouping: register.codes.all) { $0.entity }
    for entity in register.entities {
      let own = (codes[entity.id] ?? []).reduce(into: [CodeSystem: String]()) { first, code in
        if first[code.system] == nil { first[code.system] = code.code }
      }
      #expect(own[.iso2] == entity.iso2, "\(entity.id)")
      #expect(own[.iso3] == entity.iso3, "\(entity.id)")
      #expect(own[.isoNumeric] == entity.isoNumeric, "\(entity.id)")
      #expect(own[.cow] == entity.cow.map(String.init), "\(entity.id)")
      #expect(own[.gw] == entity.gw.map(String.init), "\(entity.id)")
    }
  }

  @Test("a code means one entity in a system and year", arguments: [1900, 1950, 1985, 2004, 2020])
  func oneMeaning(year: Int) {
    let ofYear = register.codes.all.filter { $0.years.contains(year) }
    for (key, codes) in Dictionary(grouping: ofYear, by: { "\($0.system.rawValue) \($0.code)" }) {
      #expect(codes.count == 1, "\(key) \(year): \(codes.map(\.entity))")
    }
  }

  @Test("ISO, the World Bank and Our World in Data never contradict each other")
  func isoLetters() {
    let letters = register.codes.all.filter(\.system.isISOLetters)
    for (code, meanings) in Dictionary(grouping: letters, by: \.code) {
      #expect(Set(meanings.map(\.entity)).count == 1, "\(code)")
      #expect(register.entities(named: code).map(\.id).contains(meanings[0].entity), "\(code)")
    }
  }

  @Test(
    "what published lists say",
    arguments: [
      ("AUS", CodeSystem.iso3, "AUS"), ("AUS", .cowLetters, "AUT"), ("AUL", .cowLetters, "AUS"),
      ("SWZ", .cowLetters, "CHE"), ("SWA", .cowLetters, "SWZ"), ("MNG", .cowLetters, "MNE"),
      ("MAC", .polity, "MKD"), ("SLV", .cowLetters, "SVN"), ("CZE", .cowLetters, "CSK"),
      ("310", .cow, "HUN"), ("008", .isoNumeric, "ALB"), ("8", .isoNumeric, "ALB"),
      ("8", .vdem, "ZAF"), ("AU", .fips, "AUT"), ("SZ", .fips, "CHE"), ("GM", .fips, "DEU"),
      ("CH", .fips, "CHN"), ("AS", .fips, "AUS"), ("PSE", .vdemLetters, "XWB"),
      ("PSG", .vdemLetters, "XGZ"), ("VDR", .vdemLetters, "XSV"), ("VDR", .iso3, "VDR"),
      ("128", .vdem, "XWB"), ("626", .cow, "SSD"), ("626", .polity, "SDN"), ("ETI", .polity, "ETH"),
      ("OWID_KOS", .owid, "XKX"), ("WBG", .imf, "PSE"), ("ROM", .worldBank, "ROU"),
      ("944", .imf, "HUN"), ("340", .gw, "SRB"), ("FJI", .gw, "FJI"),
    ])
  func known(code: String, system: CodeSystem, entity: String) {
    #expect(meanings(code, system) == [entity])
  }

  @Test("a number of two states means each in its time")
  func shared() {
    let russia = register.codes.meanings(of: "365", in: .cow)
    #expect(russia.filter { $0.years.contains(1985) }.map(\.entity) == ["SUN"])
    #expect(russia.filter { $0.years.contains(1995) }.map(\.entity) == ["RUS"])
  }

  @Test(
    "an aggregate is not a country, by name or by code",
    arguments: [
      "World", "WLD", "OWID_WRL", "1W", "Sub-Saharan Africa", "SSF", "SSA", "ZG", "High income",
      "HIC", "XD", "Low & middle income", "LMY", "European Union", "EUU", "EU", "Arab World", "ARB",
      "OECD members", "OED", "Africa", "OWID_AFR", "Europe and Central Asia", "ECS", "Asia",
      "North America",
      "NAC", "Euro area", "EMU", "Middle East & North Africa", "MEA", "South Asia", "SAS",
      "High-income countries", "OWID_HIC", "Latin America & Caribbean", "LCN", "G20", "AFE", "AFW",
    ])
  func aggregates(text: String) {
    #expect(register.entities(named: text).isEmpty)
    #expect(register.codes.meanings(of: text).isEmpty)
  }

  @Test("a code with its system in front is a name")
  func qualified() {
    #expect(register.entities(named: "cow:310").map(\.id) == ["HUN"])
    #expect(register.entities(named: "FIPS:sz").map(\.id) == ["CHE"])
    #expect(register.entities(named: "cow:365").map(\.id) == ["RUS", "SUN"])
    #expect(register.entities(named: "310").isEmpty)
    #expect(register.entities(named: "moon:310").isEmpty)
  }

  @Test("every row has a known entity and system, and the rows of an entity are together")
  func rows() {
    let rows = Datasets.table("entity_codes.csv").dropFirst()
    let ids = Set(Datasets.table("entities.csv").dropFirst().map { $0[0] })
    #expect(rows.count > 2_900)
    #expect(Set(rows).count == rows.count, "a row is there twice")
    #expect(rows.allSatisfy { ids.contains($0[0]) && CodeSystem(rawValue: $0[1]) != nil })
    #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
    for row in rows {
      #expect((Int(row[3]) ?? 0) <= (Int(row[4]) ?? 9999), "\(row)")
    }
  }
}
