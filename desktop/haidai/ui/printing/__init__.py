"""打印 and 导出 in the window: the dialog, the preview, the printer."""
