@testable import TabularFiles
import Testing

@Suite("SHA-256")
struct ContentDigestTests {
  @Test(
    "The published examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, expected: String) {
    var digest = ContentDigest()
    digest.update(Array(text.utf8))
    #expect(digest.hexadecimal() == expected)
  }

  @Test func aMillionLettersComeOut() {
    var digest = ContentDigest()
    for _ in 0..<1000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      digest.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("It does not matter how the bytes are cut")
  func pieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 300] {
      var whole = ContentDigest()
      whole.update(bytes.prefix(length))
      for size in [1, 3, 64, 100] {
        var pieces = ContentDigest()
        for start in stride(from: 0, to: length, by: size) {
          pieces.update(bytes[start..<min(start + size, length)])
        }
        #expect(pieces.finish() == whole.finish())
      }
    }
  }

  @Test func aFileIsKnownByIt() throws {
    let file = try TabularFile.read(bytes: Array("abc".utf8), name: "x.csv")
    #expect(
      try file.digest().hexadecimal()
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
