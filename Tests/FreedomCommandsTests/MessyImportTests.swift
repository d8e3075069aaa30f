import FreedomTestSupport
import Foundation
import Testing

/// Files such as people bring, imported by the built binary.
@Suite("freedom import, files of others")
struct MessyImportTests {
  /// A database of the bundled data.
  private func database() throws -> String {
    let path = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: path)
    return path
  }

  private func run(_ database: String, _ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  @Test("years that are rather the years covered are refused with the option to use")
  func yearsOfCoverage() throws {
    let database = try database()
    let file = try FreedomBinary.file(
      "freedom.csv",
      """
      country,year,CL,PR,Status
      Hungary,2017,2,3,F
      Hungary,2018,3,3,PF
      Serbia,2017,2,3,F
      Serbia,2018,3,3,PF
      Benin,2018,2,2,F
      Benin,2019,2,4,PF

      """)
    for publication in [[], ["--publication", "fiw"]] {
      let refused = FreedomBinary.run(["import", file, "--database", database] + publication)
      #expect(refused.status == 65)
      #expect(refused.error.contains("--years coverage"))
    }
    let taken = run(
      database, "import", file, "--publication", "fiw", "--years", "coverage", "--csv",
      "--no-headers", "--columns", "changed,unchanged")
    #expect(taken.output == "0,6\n", "\(taken.error)")
    let said = run(
      database, "import", file, "--publication", "fiw", "--years", "edition", "--dry-run")
    #expect(said.status == 0, "\(said.error)")
  }

  @Test("options that are not as they should be are refused before anything is read")
  func options() throws {
    let database = try database()
    let file = try FreedomBinary.file("a.csv", "country,year,status\nKenya,2020,2\n")
    for arguments in [
      ["--decimal", "dot"], ["--status-codes", "1"], ["--status-codes", "1=F,1=NF"],
    ] {
      let refused = FreedomBinary.run(
        ["import", file, "--publication", "own", "--database", database] + arguments)
      #expect(refused.status == 64, "\(refused.error)")
    }
    let taken = run(
      database, "import", file, "--publication", "own", "--status-codes", "1=F,2=PF,3=NF")
    #expect(taken.status == 0, "\(taken.error)")
  }

  @Test("another project's data set brings its title, its source and the scale of its indicators")
  func project() throws {
    let database = try database()
    let file = try FreedomBinary.file(
      "vdem.csv",
      """
      country_name,country_text_id,country_id,year,historical_date,v2x_polyarchy
      Hungary,HUN,210,2010,2010-12-31,0.8
      Hungary,HUN,210,2024,2024-12-31,0.4

      """)
    #expect(run(database, "import", file).status == 0)
    let trend = run(
      database, "trend", "Hungary", "--indicator", "vdem.polyarchy", "--csv", "--no-headers",
      "--columns", "direction")
    #expect(trend.output == "declined\n", "\(trend.error)")
    let series = run(database, "series", "Hungary", "--indicator", "vdem.polyarchy")
    #expect(series.output.contains("V-Dem Institute"))
  }
}
