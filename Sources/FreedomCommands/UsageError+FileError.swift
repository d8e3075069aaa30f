import FreedomRatings
import TabularFiles

extension UsageError {
  /// What is wrong with a file that a command needs.
  init(_ error: FileError, path: String) {
    var place = path
    if let line = error.line { place += ":\(line)" }
    let value = error.value.map { "\"\($0)\": " } ?? ""
    self.init(
      "\(place): \(value)\(error.rule)", hint: error.hint,
      status: Surroundings.exists(path) ? .badData : .noInput)
  }
}
