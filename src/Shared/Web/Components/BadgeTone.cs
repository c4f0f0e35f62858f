namespace ClickCart.Web.Components;

/// <summary>What a badge says by its colour.</summary>
public enum BadgeTone { Plain, Good, Waiting, Busy, Bad }
