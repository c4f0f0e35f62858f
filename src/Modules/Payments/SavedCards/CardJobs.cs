namespace ClickCart.Payments.SavedCards;

/// <summary>A payment went through whose card is to be kept: which one that is, the gateway says.</summary>
[EventName("payments.card-kept.v1")]
internal sealed record CardKept(Guid AccountId) : IIntegrationEvent;

/// <summary>The owner of a card has removed it: the gateway forgets it too.</summary>
[EventName("payments.detach-card.v1")]
internal sealed record DetachCardJob(string CardId, string Name) : IJob
{
    string IJob.DisplayName => $"Forget the card {Name}";
}
