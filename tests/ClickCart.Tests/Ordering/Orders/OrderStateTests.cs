using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>The state table, cell by cell: what is not written here must stay as it is.</summary>
public sealed class OrderStateTests
{
    private static readonly Dictionary<string, string> StatusTable = Table("""
        awaitingPayment | orderConfirmed     | confirmed
        awaitingPayment | orderCancelled     | cancelled
        confirmed       | orderCancelled     | cancelled
        confirmed       | shipmentDispatched | shipped
        confirmed       | restGivenUp        | shipped
        shipped         | shipmentDelivered  | delivered
        """);

    private static readonly Dictionary<string, string> PaymentTable = Table("""
        pending           | paymentNotRequired    | notRequired
        pending           | paymentActionRequired | actionRequired
        pending           | paymentAuthorized     | authorized
        pending           | paidLate              | authorized
        pending           | paymentDeclined       | declined
        pending           | paymentCaptured       | captured
        pending           | paymentVoided         | voided
        actionRequired    | paymentAuthorized     | authorized
        actionRequired    | paidLate              | authorized
        actionRequired    | paymentDeclined       | declined
        actionRequired    | paymentCaptured       | captured
        actionRequired    | paymentVoided         | voided
        authorized        | paymentCaptured       | captured
        authorized        | paymentCaptureFailed  | declined
        authorized        | paymentVoided         | voided
        declined          | paymentRetried        | pending
        declined          | paymentAuthorized     | authorized
        declined          | paidLate              | authorized
        declined          | paymentCaptured       | captured
        declined          | paymentVoided         | voided
        pending           | refundedInPart        | partiallyRefunded
        actionRequired    | refundedInPart        | partiallyRefunded
        authorized        | refundedInPart        | partiallyRefunded
        captured          | refundedInPart        | partiallyRefunded
        declined          | refundedInPart        | partiallyRefunded
        pending           | refundedInFull        | refunded
        actionRequired    | refundedInFull        | refunded
        authorized        | refundedInFull        | refunded
        captured          | refundedInFull        | refunded
        declined          | refundedInFull        | refunded
        partiallyRefunded | refundedInFull        | refunded
        pending           | refundFailedInPart    | partiallyRefunded
        actionRequired    | refundFailedInPart    | partiallyRefunded
        authorized        | refundFailedInPart    | partiallyRefunded
        captured          | refundFailedInPart    | partiallyRefunded
        declined          | refundFailedInPart    | partiallyRefunded
        refunded          | refundFailedInPart    | partiallyRefunded
        pending           | refundFailed          | captured
        actionRequired    | refundFailed          | captured
        authorized        | refundFailed          | captured
        declined          | refundFailed          | captured
        partiallyRefunded | refundFailed          | captured
        refunded          | refundFailed          | captured
        pending           | paymentDisputed       | disputed
        actionRequired    | paymentDisputed       | disputed
        authorized        | paymentDisputed       | disputed
        captured          | paymentDisputed       | disputed
        declined          | paymentDisputed       | disputed
        partiallyRefunded | paymentDisputed       | disputed
        refunded          | paymentDisputed       | disputed
        disputed          | refundedInPart        | partiallyRefunded
        disputed          | refundedInFull        | refunded
        disputed          | refundFailedInPart    | partiallyRefunded
        disputed          | refundFailed          | captured
        disputed          | disputeClosed         | captured
        disputed          | disputeClosedInPart   | partiallyRefunded
        """);

    private static readonly Dictionary<string, string> FulfilmentTable = Table("""
        unfulfilled        | shipmentBooked           | labelled
        labelled           | labelRefunded            | unfulfilled
        unfulfilled        | shipmentDispatched       | inTransit
        labelled           | shipmentDispatched       | inTransit
        partiallyShipped   | shipmentDispatched       | inTransit
        unfulfilled        | shipmentDispatchedInPart | partiallyShipped
        labelled           | shipmentDispatchedInPart | partiallyShipped
        partiallyShipped   | shipmentDeliveredInPart  | partiallyDelivered
        inTransit          | shipmentDeliveredInPart  | partiallyDelivered
        inTransit          | shipmentDelivered        | delivered
        partiallyDelivered | shipmentDelivered        | delivered
        inTransit          | shipmentReturned         | returned
        partiallyDelivered | shipmentReturned         | returned
        delivered          | shipmentReturned         | returned
        inTransit          | parcelSentAgain          | unfulfilled
        partiallyShipped   | parcelSentAgain          | unfulfilled
        returned           | parcelSentAgain          | unfulfilled
        inTransit          | parcelSentAgainInPart    | partiallyShipped
        returned           | parcelSentAgainInPart    | partiallyShipped
        delivered          | returnReceivedInFull     | returned
        partiallyShipped   | restGivenUp              | inTransit
        unfulfilled        | restGivenUp              | returned
        labelled           | restGivenUp              | returned
        """);

    [Fact]
    public void Status_goes_where_the_table_says() => Check(StatusTable, (OrderStatus s) => OrderState.Placed with { Status = s }, s => s.Status);

    [Fact]
    public void Payment_status_goes_where_the_table_says() => Check(PaymentTable, (PaymentStatus s) => OrderState.Placed with { Payment = s }, s => s.Payment);

    [Fact]
    public void Fulfilment_status_goes_where_the_table_says() => Check(FulfilmentTable, (FulfilmentStatus s) => OrderState.Placed with { Fulfilment = s }, s =>
        s.Fulfilment);

    [Fact]
    public void A_state_reads_back_as_it_was_written() =>
        OrderState.Parse("confirmed partiallyRefunded inTransit").ToString().ShouldBe("confirmed partiallyRefunded inTransit");

    [Fact]
    public void Only_what_is_not_shipped_can_be_cancelled() => Enum.GetValues<OrderStatus>().Where(s => (OrderState.Placed with { Status = s }).CanBeCancelled)
        .ShouldBe([OrderStatus.AwaitingPayment, OrderStatus.Confirmed, OrderStatus.Cancelled], ignoreOrder: true);

    [Fact]
    public void What_has_left_in_part_can_no_longer_be_cancelled() => Enum.GetValues<FulfilmentStatus>()
        .Where(f => !(OrderState.Placed with { Status = OrderStatus.Confirmed, Fulfilment = f }).CanBeCancelled)
        .ShouldBe([FulfilmentStatus.PartiallyShipped, FulfilmentStatus.PartiallyDelivered]);

    private static void Check<TStatus>(Dictionary<string, string> table, Func<TStatus, OrderState> at, Func<OrderState, TStatus> read) where TStatus : struct,
        Enum
    {
        foreach (var now in Enum.GetValues<TStatus>())
        {
            foreach (var what in Enum.GetValues<TimelineEventKind>())
            {
                var cell = $"{OrderState.Word(now)} {OrderState.Word(what)}";
                OrderState.Word(read(at(now).After(what))).ShouldBe(table.GetValueOrDefault(cell, OrderState.Word(now)), cell);
            }
        }
    }

    private static Dictionary<string, string> Table(string rows) => rows.Split('\n').Select(r =>
        r.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(r => $"{r[0]} {r[1]}", r => r[2]);
}
