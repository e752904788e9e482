"""The Nummernbasar: settings, sellers with their items, and what the tills took."""

from lueckenlos.bazaar.models.bazaar import Bazaar, SellerGroup
from lueckenlos.bazaar.models.sales import Receipt, ReceiptLine, Till
from lueckenlos.bazaar.models.seller import Item, Seller

__all__ = ["Bazaar", "Item", "Receipt", "ReceiptLine", "Seller", "SellerGroup", "Till"]
