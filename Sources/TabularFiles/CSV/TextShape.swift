/// How a text file is written, as its reader found out or was given.
package struct TextShape: Sendable, Hashable {
  package let encoding: TextEncoding
  /// The byte between the fields.
  package let delimiter: UInt8

  /// What people call the delimiter.
  package var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "pipe"
    default: "\"\(Unicode.Scalar(delimiter))\""
    }
  }
}
