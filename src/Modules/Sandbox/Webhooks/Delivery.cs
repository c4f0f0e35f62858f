namespace ClickCart.Sandbox.Webhooks;

/// <summary>A webhook that is still to be sent to one target, now or when <paramref name="DueAt"/> comes. Deleted once the target answered 2xx.</summary>
/// <param name="Target">The registered endpoint's id, or <see cref="WebhookTargets.Stripe"/>, <see cref="WebhookTargets.EasyPost"/>.</param>
/// <param name="Subject">The object it is about: when its future changes, what was still to come for it is taken back.</param>
internal sealed record Delivery(Guid Id, string Target, string Type, string Subject, byte[] Body, DateTimeOffset CreatedAt, DateTimeOffset DueAt);
