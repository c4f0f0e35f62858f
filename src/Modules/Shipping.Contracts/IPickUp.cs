using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>Where customers may fetch their orders themselves.</summary>
public interface IPickUp
{
    /// <summary>The point of that name, whose name is the service that was chosen; null where it is none any more.</summary>
    Task<PickUpPoint?> FindAsync(string service, CancellationToken ct);
}

/// <param name="Name">What the point is called, and the name of the service.</param>
/// <param name="Instructions">For customers: when it is open, where to ring; may be empty.</param>
public sealed record PickUpPoint(string Name, string Instructions, Address Address)
{
    /// <summary>Stands where a carrier's name does.</summary>
    public const string Carrier = "Pick-up";
}
