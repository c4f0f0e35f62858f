namespace ClickCart.Notifications.BackInStock;

/// <summary>Writes to who waits for a SKU.</summary>
/// <param name="Round">0, and one more for each further part of a long list: an equal job would be the one that is done.</param>
[EventName("notifications.tell-waiting-buyers.v1")]
internal sealed record TellWaitingBuyersJob(string Sku, int StockVersion, int Round) : IJob
{
    public string DisplayName => $"Tell who waits for {Sku}";
}
