/// What is known of a cell of a worksheet before it ends.
struct PendingCell {
  /// How the value of a cell is written (`t`).
  enum ValueType {
    case number, sharedString, inlineString, formulaString, boolean, error, date

    init?(_ text: XMLText) {
      if text == "s" {
        self = .sharedString
      } else if text == "n" {
        self = .number
      } else if text == "str" {
        self = .formulaString
      } else if text == "inlineStr" {
        self = .inlineString
      } else if text == "b" {
        self = .boolean
      } else if text == "e" {
        self = .error
      } else if text == "d" {
        self = .date
      } else {
        return nil
      }
    }
  }

  var column = 0
  var type = ValueType.number
  var start = 0
  var hasValue = false
  var isFormula = false
}
