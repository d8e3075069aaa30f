import FreedomTestSupport
import Foundation
import Testing

@Suite("Numbers beyond all measure")
struct LimitTests {
  private static let commands: [[String]] = [
    ["show", "Kenya"], ["series", "Kenya"], ["trend", "Kenya"], ["compare", "Kenya", "Poland"],
    ["breaks", "Kenya"], ["episodes", "Kenya"], ["table", "ranking"], ["table", "movers"],
    ["table", "balance"], ["chart", "line", "Kenya"], ["chart", "heat", "Kenya"],
    ["chart", "stacked"], ["export", "panel", "Kenya"], ["sql", "SELECT 1"], ["sources", "remove"],
  ]
  private static let options = [
    "--width", "--height", "--limit", "--offset", "--top", "--from", "--to", "--span", "--edition",
    "--tolerance", "--max-breaks", "--minimum-segment", "--start", "--cumulative", "--year-turn",
    "--at-most", "--timeout", "",
  ]
  private static let numbers = ["9223372036854775807", "-9223372036854775808", "-1"]

  @Test("are refused or used, and end no command by a signal", arguments: commands)
  func numbers(command: [String]) {
    for option in Self.options {
      for number in Self.numbers {
        let arguments = command + (option.isEmpty ? [number] : ["\(option)=\(number)"])
        let result = FreedomBinary.run(arguments)
        #expect(
          [0, 1, 64, 65, 66, 75].contains(result.status),
          "\(arguments): \(result.status) \(result.error.suffix(300))")
        // An option that the command does not have needs no second number.
        if result.error.contains("unknown option") { break }
      }
    }
  }

  @Test(
    "of widths are refused with the limits",
    arguments: [
      (["show", "Kenya"], "10001", "1 to 10000 cells"),
      (["show", "Kenya"], "0", "1 to 10000 cells"),
      (["chart", "line", "Kenya", "--format", "svg"], "60", "240 to 10000 pixels"),
      (["chart", "line", "Kenya", "--format", "html"], "239", "240 to 10000 pixels"),
      (["chart", "heat", "Kenya"], "9223372036854775807", "1 to 10000 cells"),
    ])
  func widths(command: [String], width: String, limits: String) {
    let result = FreedomBinary.run(command + ["--width", width])
    #expect(result.status == 64)
    #expect(result.error.contains(limits), "\(result.error)")
  }

  @Test("the least drawing is as wide as asked")
  func leastDrawing() {
    let result = FreedomBinary.run(["chart", "line", "Kenya", "--format", "svg", "--width", "240"])
    #expect(result.output.contains("width=\"240\""))
  }

  @Test("COLUMNS beyond the limits counts for nothing", arguments: ["0", "-1", "10001", "1000000"])
  func columns(columns: String) {
    let usual = FreedomBinary.run(["trend", "Kenya", "--chart"])
    let result = FreedomBinary.run(
      ["trend", "Kenya", "--chart"], environment: ["COLUMNS": columns])
    #expect(result.output == usual.output)
  }

  @Test(
    "as the time of an import are those of the clock",
    arguments: ["67767976233532799", "9223372036854775807", "-1", "x"])
  func time(seconds: String) throws {
    let file = try FreedomBinary.file("own.csv", "country,year,pr,cl,status\nKenya,2020,1,1,F\n")
    let database = FreedomBinary.temporary("d.sqlite")
    let result = FreedomBinary.run(
      ["import", file, "--publication", "p", "--database", database],
      environment: ["SOURCE_DATE_EPOCH": seconds])
    #expect(result.status == 0, "\(result.error)")
    let time = FreedomBinary.run([
      "sql", "SELECT substr(imported_at, 1, 2) FROM source", "--database", database, "--csv",
      "--no-headers",
    ])
    #expect(time.output == "20\n")
  }
}
