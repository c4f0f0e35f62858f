using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class BookReturnTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Fact]
    public async Task A_return_gets_one_label_and_none_where_the_customer_sends_it_by_own_means()
    {
        var own = await BookedAsync(Approved(buyLabel: false));
        (await Host.ReadAsync(db => db.ReturnParcels.AnyAsync(p => p.Id == own.ReturnId))).ShouldBeFalse();
        var approved = await BookedAsync();
        await BookedAsync(approved);
        await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        await BookedAsync(approved);
        (await Host.EventsAsync<ReturnLabelBooked>(approved.ReturnId)).ShouldHaveSingleItem();
    }
}
