import FreedomRatings
import TabularFiles

extension CommandFault {
  /// What is wrong with a file that a command needs.
  init(_ fault: FileFault, path: String) {
    var place = path
    if let line = fault.line { place += ":\(line)" }
    let value = fault.value.map { "\"\($0)\": " } ?? ""
    self.init(
      "\(place): \(value)\(fault.rule)", hint: fault.hint,
      status: Surroundings.exists(path) ? .badData : .noInput)
  }
}
