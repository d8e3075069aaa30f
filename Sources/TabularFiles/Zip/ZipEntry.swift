/// One entry of a ZIP archive's directory. Its name is only ever compared, never used as a path.
struct ZipEntry {
  let name: String
  let isEncrypted: Bool
  let method: Int
  let checksum: UInt32
  let compressedSize: Int
  let size: Int
  /// Where its local header begins in the file.
  let headerOffset: Int
}
