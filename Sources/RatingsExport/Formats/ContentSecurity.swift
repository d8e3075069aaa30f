internal import TabularFiles

/// What a page allows a browser to do: to use the page's own style sheets and scripts, and nothing
/// else.
package enum ContentSecurity {
  /// The policy of a page, for its `Content-Security-Policy`: no request goes anywhere.
  ///
  /// - Parameters:
  ///   - styles: What is between the tags of the page's `<style>` elements, byte by byte.
  ///   - scripts: The same of its `<script>` elements.
  /// - Returns: The directives in one line.
  package static func policy(styles: [String], scripts: [String] = []) -> String {
    let policy = "default-src 'none'; style-src \(allowed(styles))"
    return scripts.isEmpty ? policy : policy + "; script-src \(allowed(scripts))"
  }

  private static func allowed(_ texts: [String]) -> String {
    let hashes = Set(
      texts.map { text in
        var digest = ContentDigest()
        digest.update(text.utf8)
        return "'sha256-\(base64(digest.finish()))'"
      })
    return hashes.isEmpty ? "'none'" : hashes.sorted().joined(separator: " ")
  }

  /// Bytes as Base64 (RFC 4648).
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let some = bytes[start..<min(start + 3, bytes.count)]
      var group = some.reduce(0) { $0 << 8 | Int($1) }
      group <<= 8 * (3 - some.count)
      for place in 0..<4 {
        text.append(place <= some.count ? letters[group >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
