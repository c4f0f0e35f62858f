namespace ClickCart.Shipping.Shipments;

/// <summary>A webhook event that was taken. Its id is the key, so that it has one effect however often it is sent.</summary>
/// <param name="Id">The carrier's (<c>evt_…</c>).</param>
/// <param name="CarrierShipmentId">Whom it is about, if it says so.</param>
internal sealed record CarrierEvent(string Id, string Description, string? CarrierShipmentId, string? TrackingCode, string? Status, DateTimeOffset At);
