/// Cyrillic and Greek letters that look like Latin ones: a name with one of them in it looks right
/// and is found nowhere.
package enum LookAlikeLetters {
  /// A text with Latin letters in the place of those that look like them; `nil` where it has none.
  package static func latin(_ text: String) -> String? {
    guard text.utf8.contains(where: { (0xCD...0xD4).contains($0) }) else { return nil }
    var latin = ""
    var isChanged = false
    for scalar in text.unicodeScalars {
      let letter = letters[scalar]
      isChanged = isChanged || letter != nil
      latin.unicodeScalars.append(letter ?? scalar)
    }
    return isChanged ? latin : nil
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = [
      ("АВЕЅІЈКМНОРСТХУԜԚ", "ABESIJKMHOPCTXYWQ"), ("авеѕіјкмнорстхуԝԛһӏ", "abesijkmhopctxywqhl"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("αβειικνορτυχγ", "abeiiknvoptuxy"),
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (foreign, latin) in pairs {
      for (from, to) in zip(foreign.unicodeScalars, latin.unicodeScalars) { letters[from] = to }
    }
    return letters
  }()
}
