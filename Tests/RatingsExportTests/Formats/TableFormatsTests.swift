import Testing

@testable import RatingsExport

@Suite struct TableFormatsTests {
  @Test func everyFormatIsListedOnceUnderItsNames() {
    let names = TableFormats.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(
      TableFormats.names
        == ["table", "csv", "tsv", "json", "ndjson", "markdown", "latex", "html", "xlsx"])
  }

  @Test(arguments: [
    ("md", "markdown"), ("CSV", "csv"), ("jsonl", "ndjson"), ("tex", "latex"), ("table", "table"),
  ])
  func aFormatIsFoundByNameOrAlias(name: String, format: String) {
    #expect(TableFormats.named(name)?.name == format)
  }

  @Test func anUnknownFormatIsNotGuessed() {
    #expect(TableFormats.named("xml") == nil)
    #expect(TableFormats.named("") == nil)
  }

  @Test(arguments: [
    ("out/kazakhstan.JSON", "json"), ("a.b.tsv", "tsv"), ("page.htm", "html"),
  ])
  func theEndingOfAFileNameTellsTheFormat(path: String, format: String) {
    #expect(TableFormats.forFile(path)?.name == format)
  }

  @Test(arguments: ["csv", ".csv", "x.csv/y", "x.", ""])
  func aFileWithoutAnEndingTellsNothing(path: String) {
    #expect(TableFormats.forFile(path) == nil)
  }

  @Test func streamingGivesTheSameBytesAsRendering() throws {
    for format in TableFormats.all {
      let sink = MemorySink()
      try TableWriter.write(.series, as: format, to: sink)
      #expect(sink.bytes == format.render(.series))
      #expect(sink.isFinished)
    }
  }
}

private final class MemorySink: ByteSink {
  func complete() {}
  var bytes: [UInt8] = []
  var isFinished = false

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
  func finish() { isFinished = true }
  func discard() {}
}
