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
  var style = 0
  var isFormula = false
  /// Where what it holds begins among the bytes of its row.
  var start = 0
  /// Where the text begins that is being read.
  var textStart = 0
  /// Where the piece of it begins in which escapes are to be replaced.
  var escapesStart = 0
  /// What its `v` holds.
  var value: Range<Int>?
  /// What its `is` holds.
  var inline: Range<Int>?
  var hasInlineText = false
  /// Whether it has more than one value of one kind, or a text in a place that is not read.
  var isAmbiguous = false
  /// Whether a value stands in a place that is not read.
  var hasMisplacedValue = false
}
