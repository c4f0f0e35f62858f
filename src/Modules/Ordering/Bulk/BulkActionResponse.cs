using System.Text.Json.Serialization;
using ClickCart.Ordering.Contracts;

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
    /// <summary>Where the papers are that it made, of the first 100 orders in one PDF; missing where it makes none, or is not done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? File => Files?[0];

    /// <summary>All of its PDFs, each of at most 100 orders; missing where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Files { get; init; }

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
            Files = BulkDeeds.Prints(b.Action) && b.FinishedAt is not null && In(BulkItemState.Done) > 0
                ? [.. Enumerable.Range(1, PartsOf(In(BulkItemState.Done))).Select(part => $"{Address(b.Id)}/file{QueryOf(part)}")] : null,
        };
    }

    /// <summary>Which of its files.</summary>
    public static string QueryOf(int part) => part == 1 ? "" : $"?part={part}";

    private static int PartsOf(int orders) => (orders + IBulkPapers.MostInFile - 1) / IBulkPapers.MostInFile;

    public static string Address(Guid id) => $"{Endpoints.ApiPrefix}/admin/orders/bulk/{id}";

    public static string Page(Guid id) => $"/admin/orders/bulk/{id}";
}
