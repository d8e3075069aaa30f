import FreedomModel
import Testing

@testable import RatingsImport

@Suite("Statuses as people write them")
struct StatusWordsTests {
  @Test("no word means two statuses, in whatever languages")
  func unique() {
    var meanings: [String: FreedomStatus] = [:]
    for language in StatusWords.languages {
      for (words, status) in [
        (language.free, FreedomStatus.free), (language.partly, .partlyFree),
        (language.not, .notFree),
      ] {
        for word in words {
          #expect(meanings[word.lowercased()] ?? status == status, "\(language.language) \(word)")
          meanings[word.lowercased()] = status
          #expect(StatusWords.status(word) == status)
        }
      }
    }
  }

  @Test("every language of names has words for them")
  func languages() {
    let known = Set(StatusWords.languages.map(\.language))
    #expect(known.isSuperset(of: NameLanguage.allCases.map(\.rawValue).filter { $0 != "fh" }))
  }

  @Test(
    "are read in any case and with any blanks",
    arguments: [
      ("Partiellement libre", FreedomStatus.partlyFree), ("NICHT FREI", .notFree),
      ("  parcialmente   libre ", .partlyFree), ("Не свободна", .notFree), ("部分自由", .partlyFree),
      ("Özgür Değil", .notFree),
    ])
  func spellings(text: String, status: FreedomStatus) throws {
    let imported = try importing(
      csv: "country,year,status\nKenya,2020,\(text)\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2020, "own.status") == status)
  }

  @Test("in a long file are those of an indicator that is called so")
  func long() throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,Status,PF\nKenya,2020,x,4\n",
      options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2020, "own.Status") == .partlyFree)
  }

  @Test("as digits are refused until they are declared")
  func codes() throws {
    let text = "country,year,status\nKenya,2020,2\nMali,2020,3\nFinland,2020,1.0\n"
    let refused = try importing(csv: text, options: .naming("own"))
    #expect(refused.findings("not-a-status").count == 3)
    #expect(
      refused.findings("not-a-status").first?.hint?.contains("--status-codes 1=F,2=PF,3=NF") == true
    )
    var options = ImportOptions.naming("own")
    options.statusCodes = try #require(StatusCodes(["1=F", "2=Partly Free", "3=NF"]))
    let read = try importing(csv: text, options: options)
    #expect(read.refusals == [])
    #expect(read.sink.status("KEN", 2020, "own.status") == .partlyFree)
    #expect(read.sink.status("FIN", 2020, "own.status") == .free)
  }

  @Test(
    "codes that are not pairs, or one twice, are none",
    arguments: [["1"], ["1=X"], ["1=F", "1=NF"]])
  func badCodes(pairs: [String]) { #expect(StatusCodes(pairs) == nil) }
}
