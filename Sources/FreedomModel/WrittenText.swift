/// Shortens computed numbers for the eye: decimal rounding of the shortest-exact digits.
package enum RoundedNumber {
  /// The number with some significant digits, or `nil` where it has at most that many, or at most
  /// are always shown.
  ///
  /// Digits before the point are never rounded away; halves are rounded away from zero.
  package static func text(
    _ number: Double, significantDigits: Int, alwaysShown: Int = 0
  ) -> String? {
    let written = number.magnitude.description.split(separator: "e")
    let parts = written[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = written.count > 1 ? Int(written[1]) ?? 0 : 0
    let all = parts.joined().compactMap(\.wholeNumberValue)
    let leadingZeros = all.prefix { $0 == 0 }.count
    var digits = Array(all.dropFirst(leadingZeros))
    while digits.last == 0 { digits.removeLast() }
    // The number is 0.d1d2d3... times ten to the power of `point`.
    var point = parts[0].count - leadingZeros + exponent

    let kept = max(significantDigits, point, 1)
    guard digits.count > alwaysShown, digits.count > kept else { return nil }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return (number < 0 ? "-" : "") + text(digits: digits, point: point)
  }

  private static func text(digits: [Int], point: Int) -> String {
    let written = digits.map(String.init).joined()
    if point > 0 {
      let whole =
        written.prefix(point) + String(repeating: "0", count: max(0, point - digits.count))
      return digits.count > point ? whole + "." + written.dropFirst(point) : String(whole)
    }
    if point > -4 { return "0." + String(repeating: "0", count: -point) + written }
    let fraction = written.dropFirst()
    let exponent = 1 - point
    return written.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
      + (exponent < 10 ? "e-0" : "e-") + String(exponent)
  }
}

extension Collection<Int> {
  /// Some years in words, those that follow one another as a span: `1992, 1994 to 2003`.
  package var yearsInWords: String {
    var runs: [ClosedRange<Int>] = []
    for year in Set(self).sorted() {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound) to \(run.upperBound)"
    }.joined(separator: ", ")
  }
}

/// Words of a command as a shell reads them.
package enum ShellWord {
  /// The text as one word: unchanged where that is safe, else between single quotes.
  package static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._-/+:=,@%".utf8.contains(byte)
        }
      }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

extension StringProtocol {
  /// The text without white space (no-break and zero-width blanks too) at either end.
  public var trimmedOfBlanks: String {
    // Most texts begin and end with a visible character of one byte.
    let isTrim = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.first.map(Self.isInk) ?? false && bytes.last.map(Self.isInk) ?? false
    }
    if isTrim == true { return String(self) }
    func isBlank(_ character: Character) -> Bool {
      character.isWhitespace
        || character.unicodeScalars.allSatisfy {
          $0 == "\u{200B}" || $0 == "\u{FEFF}" || $0 == "\u{2060}" || $0.properties.isWhitespace
        }
    }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether a byte is a visible character by itself.
  private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7f }
}

extension String {
  /// The text with a small first letter, unless it begins with a single capital, as in `A Electoral
  /// process`, or an abbreviation.
  package var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, second.isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

/// How many slips of the finger lie between two texts.
package enum EditDistance {
  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one text into
  /// another; `nil` when more than a limit are needed.
  package static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for column in second.indices {
        let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1],
          first[row - 1] == second[column]
        {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      if current.allSatisfy({ $0 > limit }) { return nil }
      beforeLast = last
      last = current
    }
    return last[second.count] <= limit ? last[second.count] : nil
  }
}

extension Int {
  /// How many more than those named: `1 other`, `3 others`.
  package var others: String { self == 1 ? "1 other" : "\(self) others" }
}
