using System.Text.Json;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

/// <summary>Steps that the tests of parcels on their way back share.</summary>
[Collection(nameof(ShippingHost))]
public abstract class ReturnParcelTest(ShippingHost host)
{
    protected static readonly Address Customer = new("Ada Buyer", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    protected ShippingHost Host => host;

    protected static ReturnApproved Approved(bool buyLabel = true, string country = "US", Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), Guid.CreateVersion7(), $"T-{Guid.CreateVersion7():n}"[..24], [new("SKU", "Thing", 1, new(1999, "USD"))],
        Customer with { Country = country }, 440, buyLabel, TimeProvider.System.GetUtcNow());

    protected async Task<ReturnApproved> BookedAsync(ReturnApproved? approved = null)
    {
        approved ??= Approved();
        await Host.HandleAsync<BookReturn, ReturnApproved>(approved);
        return approved;
    }

    internal Task<ReturnParcel> UntilAsync(Guid id, ReturnParcelState state) => Eventually.GetAsync(async () =>
        await Host.ReadAsync(db => db.ReturnParcels.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id)) is { } parcel && parcel.State == state ? parcel : null,
        $"the parcel is {state}");

    protected static object Event(string carrierId, string status) => new
    {
        id = $"evt_{Guid.CreateVersion7():n}",
        @object = "Event",
        description = "tracker.updated",
        mode = "test",
        result = new { id = "trk_1", @object = "Tracker", shipment_id = carrierId, status },
    };

    /// <summary>What the carrier knows of a parcel.</summary>
    protected async Task<JsonElement> AtCarrierAsync(string id) =>
        (await new Client(Host.Http, "EZTK_tests").GetAsync($"~/sandbox/easypost/v2/shipments/{id}")).ShouldBe(200).Json;
}
