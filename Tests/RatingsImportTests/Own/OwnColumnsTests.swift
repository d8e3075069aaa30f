import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Columns of a user's own in a tidy table")
struct OwnColumnsTests {
  @Test("of numbers become indicators, those of text are left out in one line")
  func numbers() throws {
    let imported = try importing(
      csv: """
        country,year,pr,Our Score (0-100),region,count,note,ccode,Legal status
        Kenya,2020,4,52.5,Africa,3,,501,Partly Free
        Mali,2020,5,..,Africa,n/a,see below,432,Not Free
        Finland,2020,1,100,Europe,7,,375,Free

        """, options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(
      imported.sink.indicators.map(\.id) == [
        "own.pr", "own.our_score_0_100", "own.count", "own.legal_status",
      ])
    #expect(imported.sink.indicators.map(\.label)[1] == "Our Score (0-100)")
    #expect(imported.sink.number("KEN", 2020, "own.our_score_0_100") == 52.5)
    #expect(imported.sink.status("MLI", 2020, "own.legal_status") == .notFree)
    #expect(
      imported.findings("unknown-column").map(\.rule) == [
        "2 columns are not imported: region, note"
      ])
  }

  @Test("are enough, without any that Freedom House has; the edition may be the user's")
  func alone() throws {
    var options = ImportOptions.naming("own")
    options.edition = "2025"
    let imported = try importing(csv: "country,corruption\nKenya,31\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2025, "own.corruption") == 31)
  }

  @Test("stay out where the user names values, and in Freedom House's publications")
  func named() throws {
    var options = ImportOptions.naming("own")
    options.headers = ["x": "first"]
    let text = "country,year,first,second,pr\nKenya,2020,1,2,4\n"
    let mapped = try importing(csv: text, options: options)
    #expect(Set(mapped.sink.indicators.map(\.id)) == ["own.x", "own.pr"])
    let official = try importing(csv: text, options: .naming("fiw"))
    #expect(official.sink.indicators.map(\.id) == ["fiw.pr"])
  }

  @Test("that number the rows are none", arguments: ["", "Unnamed: 0", "X"])
  func rowNumbers(header: String) throws {
    let imported = try importing(
      csv: "\(header),country,year,score\n0,Kenya,2020,5\n1,Mali,2020,6\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.indicators.map(\.id) == ["own.score"])
  }

  @Test("a text in one is refused, wherever it is")
  func lateText() throws {
    let rows = (0..<300).map { "Kenya,\(1700 + $0),\($0)" } + ["Kenya,2000,six"]
    let imported = try importing(
      csv: "country,year,x\n" + rows.joined(separator: "\n") + "\n", options: .naming("own"))
    #expect(imported.findings("not-a-number").map(\.line) == [302])
  }

  @Test("of one name are refused")
  func twice() throws {
    let imported = try importing(
      csv: "country,year,Our score,our_score!\nKenya,2020,1,2\n", options: .naming("own"))
    #expect(imported.findings("duplicate-header").first?.severity == .refusedFile)
  }

  @Test("--edition beside a column of years is refused, without one it is asked for")
  func edition() throws {
    var options = ImportOptions.naming("own")
    options.edition = "2025"
    let twice = try importing(csv: "country,year,pr\nKenya,2020,4\n", options: options)
    #expect(twice.findings("edition-in-file").first?.severity == .refusedFile)
    let wide = try importing(
      csv: "country,2019,2020\nKenya,4,4\n",
      options: {
        var options = options
        options.indicator = "x"
        return options
      }())
    #expect(wide.findings("edition-in-file").first?.severity == .refusedFile)
    let none = try importing(csv: "country,pr\nKenya,4\n", options: .naming("own"))
    #expect(none.findings("missing-column").first?.hint?.contains("--edition 2025") == true)
    options.publication = "fiw"
    options.edition = "1983-84"
    let label = try importing(csv: "country,pr\nKenya,4\n", options: options)
    #expect(label.refusals == [])
    #expect(label.sink.all.map(\.edition.label) == ["1983-84"])
    options.edition = "1066"
    let wrong = try importing(csv: "country,pr\nKenya,4\n", options: options)
    #expect(wrong.findings("unknown-edition").first?.severity == .refusedFile)
  }
}
