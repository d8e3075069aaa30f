import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Headers of two rows, and years over groups of columns")
struct JoinedHeaderTests {
  @Test("of a tidy table are read as one")
  func tidy() throws {
    let imported = try importing(
      csv: "Country,Year,Ratings,,Status\n,,PR,CL,\nHungary,2024,3,3,PF\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("HUN", 2024, "own.cl") == 3)
    #expect(imported.sink.status("HUN", 2024, "own.status") == .partlyFree)
    #expect(imported.findings("header-of-two-rows").map(\.line) == [1])
  }

  @Test("of which the second has units leave the first as it is")
  func units() throws {
    let imported = try importing(
      csv: "country,year,score,share\n,,points,%\nKenya,2024,3,4\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2024, "own.share") == 4)
  }

  @Test(
    "with years over names, or names over years, are a table of several indicators",
    arguments: [
      "country,2022,,2023,\n,Estimate,Rank,Estimate,Rank\nKenya,0.5,40,0.6,41\n",
      ",2022,,2023,\ncountry,Estimate,Rank,Estimate,Rank\nKenya,0.5,40,0.6,41\n",
      "country,Estimate,,Rank,\n,2022,2023,2022,2023\nKenya,0.5,0.6,40,41\n",
      "country,Estimate 2022,Rank 2022,Estimate 2023,Rank 2023\nKenya,0.5,40,0.6,41\n",
      "country,estimate_2022,estimate_2023,rank_2022,rank_2023\nKenya,0.5,0.6,40,41\n",
    ])
  func groups(text: String) throws {
    let imported = try importing(csv: text, options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2022, "own.estimate") == 0.5)
    #expect(imported.sink.number("KEN", 2023, "own.rank") == 41)
    #expect(imported.sink.all.count == 4)
  }

  @Test("of Freedom House's indicators are theirs where the user says so")
  func official() throws {
    let imported = try importing(
      csv: "country,pr_2019,pr_2020,cl_2019,cl_2020\nKenya,4,4,4,4\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "fiw.cl") == 4)
    let foreign = try importing(
      csv: "country,foo_2019,foo_2020\nKenya,4,4\n", options: .naming("fiw"))
    #expect(foreign.findings("unknown-indicator").first?.severity == .refusedFile)
  }

  @Test("a row of data below the header is none")
  func data() throws {
    let imported = try importing(
      csv: "country,year,pr\n,2019,4\nKenya,2020,4\n", options: .naming("own"))
    #expect(imported.findings("missing-name").map(\.line) == [2])
  }

  @Test("cells merged over a group are one name")
  func merged() throws {
    let imported = try importing(
      [
        TestSheet(
          "S",
          [
            ["Our index"], ["Country", 2022, nil, 2023, nil],
            [nil, "Score", "Rank", "Score", "Rank"], ["Kenya", 5, 1, 6, 2],
          ])
      ], options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2023, "own.rank") == 2)
    #expect(imported.findings("title-row").count == 1)
  }

  @Test("dates of one day of different years are years")
  func dates() throws {
    var options = ImportOptions.naming("own")
    options.indicator = "x"
    let imported = try importing(
      csv: "country,2019-01-01,2020-01-01\nKenya,1,2\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "own.x") == 2)
    let others = try importing(
      csv: "country,2019-01-01,2020-01-02\nKenya,1,2\n", options: options)
    #expect(others.findings("date-header").count == 2)
  }

  @Test("a column of series names the indicator of each row")
  func series() throws {
    let imported = try importing(
      csv: "country,indicator,2019,2020\nKenya,Press,1,2\nKenya,Vote share,3,4\n",
      options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2019, "own.press") == 1)
    #expect(imported.sink.number("KEN", 2020, "own.vote_share") == 4)
  }
}
