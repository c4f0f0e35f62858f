namespace ClickCart.Platform.Http;

/// <summary>
/// A heading of the API's document, over the operations that are mapped with its name. Modules register theirs; the shop's come before staff's.
/// </summary>
public sealed record ApiTag(int Order, string Name, string Description);
