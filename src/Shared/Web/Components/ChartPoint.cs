namespace ClickCart.Web.Components;

/// <summary>One bar, or one point of a line.</summary>
public sealed record ChartPoint(string Label, decimal Value);
