import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

private let scoresHeader = "country,iso2,kind,edition,total,pr_score,cl_score,status\n"
private let ratingsHeader = "iso2,edition,pr,cl,status\n"
private let netHeader = "edition,iso3,country,total,a,b,c,status,route\n"
private let pressHeader = "edition,iso3,country,total,legal,political,economic,status\n"

@Suite("Third parties' tables of recent editions")
struct ThirdPartyTests {

  @Test("give scores, and know a territory by its kind")
  func scores() throws {
    let imported = try importing(
      csv: scoresHeader
        + "Abkhazia,,territory,2026,40,18,22,Partly Free\nSudan,SD,country,2026,1,-4,5,Not Free\n")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-third-party-scores")
    #expect(imported.publication == "fiw")
    #expect(imported.trust == .agreeingThirdParties)
    #expect(imported.sink.number("SDN", 2026, "fiw.pr_score") == -4)
    #expect(imported.sink.status("XAB", 2026, "fiw.status") == .partlyFree)
    #expect(imported.count("third-party") == 1)
    #expect(imported.count("unknown-column") == 0)
    #expect(imported.count("status-spelling") == 0)
  }

  @Test("give ratings by code, net totals without parts, and parts of press freedom")
  func others() throws {
    let ratings = try importing(csv: ratingsHeader + "AE,2026,7,6,Not Free\n")
    #expect(ratings.layout == "fiw-third-party-ratings")
    #expect(ratings.sink.number("ARE", 2026, "fiw.cl") == 6)
    let net = try importing(
      csv: netHeader
        + "2015,AGO,Angola,39,14,8,17,PF,a\n2020,TUR,T\u{fc}rkiye,35,,,,,b\n")
    #expect(net.layout == "fotn-third-party")
    #expect(net.trust == .oneThirdParty)
    #expect(net.refusals == [])
    #expect(net.sink.number("TUR", 2020, "fotn.total") == 35)
    #expect(net.sink.value("TUR", 2020, "fotn.status") == nil)
    let press = try importing(csv: pressHeader + "2016,AND,Andorra,13,1,4,8,F\n")
    #expect(press.layout == "fotp-third-party-parts")
    #expect(press.sink.number("AND", 2016, "fotp.economic") == 8)
  }

  @Test(
    "are known by what their values make, not by headers alone",
    arguments: [
      scoresHeader + "Norway,NO,country,2026,98,40,59,Free\n",
      scoresHeader + "Norway,NO,country,2024,98,39,59,Free\n",
      ratingsHeader + "NO,2026,1,1,Not Free\n",
      netHeader + "2015,AGO,Angola,39,14,8,16,PF,a\n",
      pressHeader + "2016,AND,Andorra,99,1,4,8,F\n",
      pressHeader + "2016,AND,Andorra,,1,4,8,F\n",
    ])
  func others(text: String) throws {
    let imported = try importing(csv: text)
    #expect(imported.layout?.contains("third-party") != true)
    #expect(imported.log.hasRefusals)
  }

  @Test("rank below a workbook of Freedom House's of the edition 2026")
  func officialWorkbook() throws {
    let title: [TestCell] = ["Freedom in the World 2013-2026 Raw Data"]
    let row = ScoreSheets.allDataAbkhazia.enumerated().map { $0.offset == 3 ? 2026 : $0.element }
    let sheet = TestSheet("FIW13-26", [title, ScoreSheets.allDataHeader, row])
    let imported = try importing([sheet])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-all-data")
    #expect(imported.trust == .official)
    #expect(imported.sink.number("XAB", 2026, "fiw.total") == 39)
    let table = try importing(
      csv: scoresHeader + "Abkhazia,,territory,2026,40,18,22,Partly Free\n")
    #expect(try #require(table.authority) < imported.authority ?? .min)
  }

  @Test("as compiled by this toolkit say themselves how far they are to be trusted")
  func compiled() throws {
    let head = "publication,id,name,kind,edition,year,coverage_start,coverage_end,total"
    let cells = "XAB,Abkhazia,territory,2026,2026,2025-01-01,2025-12-31,40"
    let third = try importing(
      csv: "\(head),source,source_trust\nfiw,\(cells),a table,one third party\n")
    #expect(third.refusals == [])
    #expect(third.count("unknown-column") == 0)
    #expect(third.trust == .oneThirdParty)
    #expect(try #require(third.authority) < 0)
    let own = try importing(csv: "\(head)\nfiw,\(cells)\n")
    #expect(own.trust == .official)
    #expect(own.authority == 0)
  }

  @Test(
    "that are on this machine follow the rules in every row",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip),
    arguments: [
      ("fiw_scores_edition_2026.csv", 207, 4), ("fiw_ratings_edition_2026.csv", 194, 3),
      ("fotp_parts_editions_2016-2017.csv", 388, 5),
    ])
  func files(name: String, rows: Int, values: Int) throws {
    let imported = try importing(path: SharedData.csv(name))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == rows)
    #expect(imported.sink.all.count == rows * values)
    // A sum or a band that did not hold would be a warning.
    #expect(imported.counts(.warning) == [:])
  }

  @Test(
    "of Freedom on the Net follow the rules of both directions",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func netFile() throws {
    let imported = try importing(path: SharedData.csv("fotn_editions_2015-2025.csv"))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 605)
    #expect(imported.report?.editions == [2015, 2016, 2017, 2019, 2020, 2021, 2022, 2023, 2025])
    #expect(imported.counts(.warning) == [:])
    let values = imported.sink.all
    #expect(values.count { $0.indicator == "fotn.total" } == 605)
    #expect(values.count { $0.indicator == "fotn.status" } == 468)
    #expect(values.count { $0.indicator == "fotn.a" } == 469)
    #expect(imported.sink.value("SDN", 2022, "fotn.total") == nil)
  }

  @Test(
    "of Freedom in the World agree with one another",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func agreement() throws {
    let scores = try importing(path: SharedData.csv("fiw_scores_edition_2026.csv")).sink
    let ratings = try importing(path: SharedData.csv("fiw_ratings_edition_2026.csv")).sink
    var agreeing = 0
    for entity in ratings.entityIDs {
      for (rating, score) in [("fiw.pr", "fiw.pr_score"), ("fiw.cl", "fiw.cl_score")] {
        let points = try #require(scores.number(entity, 2026, score))
        #expect(
          RuleBook.rating(rating, score: points).map(Double.init)
            == ratings.number(entity, 2026, rating))
      }
      #expect(
        scores.status(entity, 2026, "fiw.status") == ratings.status(entity, 2026, "fiw.status"))
      agreeing += 1
    }
    #expect(agreeing == 194)
    #expect(ratings.number("SDN", 2026, "fiw.pr") == nil)
    #expect(scores.number("XRU", 2026, "fiw.total") == nil)
  }
}
