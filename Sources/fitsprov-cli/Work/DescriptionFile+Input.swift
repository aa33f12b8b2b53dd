import Descriptions
import FitsProv
import RecordYAML

extension DescriptionFile {
    /// Reads a description that a user names; one of ours may be YAML.
    init(named path: String) throws(FitsProvError) {
        try self.init(reading: path) { try ActivityDescription(from: YAML.decoder($0)) }
    }
}
