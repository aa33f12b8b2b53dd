import FITS
import PROV
import Yams
public func f(_ s: String) throws -> Any? { try Yams.load(yaml: s) }
