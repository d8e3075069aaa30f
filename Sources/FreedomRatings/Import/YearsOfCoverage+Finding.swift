internal import FreedomModel
internal import RatingsImport
internal import RatingsStore

extension YearsOfCoverage {
  /// The finding about a file whose years are read as editions and are rather the years covered.
  func finding(file: String, options: ImportOptions) -> Finding {
    Finding(
      .refusedFile, code: "years-of-coverage", file: file,
      rule:
        "read as years of editions, \(differing) "
        + "\(differing == 1 ? "value differs" : "values differ") "
        + "from Freedom House's; read as years covered, all \(agreeing) that can be compared agree",
      hint: "use --years coverage; if the years are editions anyway, use --years edition")
  }
}
