import FreedomModel
import Testing

@testable import RatingsImport

@Suite("Values for years in which a state did not exist")
struct LifeRemarksTests {
  @Test("are kept, and told in one note with the state that was there")
  func noted() throws {
    let imported = try importingFigures(
      """
      country,year,x
      USSR,2015,1
      USSR,2016,2
      USSR,1985,3
      Yugoslavia,2016,4
      "Germany, W.",2017,5
      South Sudan,1999,6
      Czechoslovakia,2020,7
      Kenya,1950,8
      """)
    #expect(imported.refusals == [])
    #expect(imported.sink.all.count == 8)
    #expect(imported.count("outside-of-life") == 1)
    let note = try #require(imported.findings("outside-of-life").first)
    #expect(note.severity == .note)
    for part in [
      "USSR 2015-2016: it existed 1922-1991; its successor is Russia",
      "Yugoslavia 2016: it existed 1918-2003; its successors are Montenegro, Serbia",
      "Germany, W. 2017: it existed 1949-1990; its successor is Germany",
      "South Sudan 1999: it existed since 2011; its predecessor is Sudan",
      "Czechoslovakia 2020: it existed 1918-1992; its successors are Czech Republic, Slovakia",
    ] {
      #expect(note.rule.contains(part))
    }
    #expect(!note.rule.contains("Kenya") && !note.rule.contains("1985"))
  }

  @Test("are not told of missing values, nor where an edition covers part of the life")
  func notNoted() throws {
    let missing = try importingFigures("country,year,x\nUSSR,2015,..\nKenya,2015,1\n")
    #expect(missing.count("outside-of-life") == 0)
    var options = ImportOptions()
    options.publication = "fiw"
    let edition = try importing(
      csv: "country,year,pr,cl\nUSSR,1992,4,4\nCzechoslovakia,1993,2,2\n", options: options)
    #expect(edition.count("outside-of-life") == 0)
  }
}
