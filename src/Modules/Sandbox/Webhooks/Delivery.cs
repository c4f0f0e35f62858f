namespace ClickCart.Sandbox.Webhooks;

/// <summary>A webhook that is still to be sent to one target, now or when <see cref="DueAt"/> comes. Deleted once the target answered 2xx.</summary>
internal sealed class Delivery
{
    public required Guid Id { get; init; }

    /// <summary>The registered endpoint's id, or <see cref="WebhookTargets.Stripe"/>, <see cref="WebhookTargets.EasyPost"/>.</summary>
    public required string Target { get; init; }

    public required string Type { get; init; }

    /// <summary>The object it is about: when its future changes, what was still to come for it is taken back.</summary>
    public required string Subject { get; init; }

    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
}
