using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Bulk;

/// <summary>How far a bulk action is.</summary>
/// <param name="Action">What is done to each order, such as <c>buyLabels</c>.</param>
/// <param name="Status"><c>running</c>, <c>done</c>, or <c>stopped</c> by staff.</param>
/// <param name="By">Who began it: an e-mail address.</param>
/// <param name="Total">How many orders; <paramref name="Done"/>, <paramref name="Failed"/>, <paramref name="Skipped"/> and those to come add up to it.</param>
/// <param name="Skipped">It was stopped before their turn.</param>
internal sealed record BulkActionResponse(
    Guid Id, string Action, string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    IReadOnlyList<string> Tags, string By, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, int Total, int Done, int Failed, int Skipped)
{
    /// <summary>Where the papers are that it made, in one PDF; missing where it makes none, or is not done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? File { get; init; }

    internal bool IsRunning => Status == "running";
    internal int Settled => Done + Failed + Skipped;
    internal int Percent => Total == 0 ? 100 : (int)(100L * Settled / Total);

    public static BulkActionResponse Of(BulkAction b, IEnumerable<(BulkItemState State, int Count)> counts)
    {
        var all = counts.ToList();
        int In(BulkItemState state) => all.Where(c => c.State == state).Sum(c => c.Count);
        return new(b.Id, b.Action, b.Status, b.Reason, b.Tags, b.By, b.CreatedAt, b.FinishedAt, all.Sum(c => c.Count),
            In(BulkItemState.Done), In(BulkItemState.Failed), In(BulkItemState.Skipped))
        {
            File = BulkDeeds.Prints(b.Action) && b.FinishedAt is not null && In(BulkItemState.Done) > 0 ? $"{Address(b.Id)}/file" : null,
        };
    }

    public static string Address(Guid id) => $"{Endpoints.ApiPrefix}/admin/orders/bulk/{id}";

    public static string Page(Guid id) => $"/admin/orders/bulk/{id}";
}
