import CZlib
import Crypto
public struct A { public init() {} }
