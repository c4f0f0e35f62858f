using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>Where parcels leave the shop.</summary>
public interface IWarehouse
{
    /// <summary>The sender's address on labels.</summary>
    Address From { get; }
}
