<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open an address, a file or copied text</source>
        <translation>打开网址、文件或复制的文字</translation>
    </message>
    <message>
        <source>Read copied text</source>
        <translation>读复制的文字</translation>
    </message>
    <message>
        <source>Open the text or the address you have copied</source>
        <translation>打开刚才复制的文字或网址</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>To the article before</source>
        <translation>回到前一篇文章</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>To the article after</source>
        <translation>去后一篇文章</translation>
    </message>
    <message>
        <source>Make the text smaller</source>
        <translation>把字缩小</translation>
    </message>
    <message>
        <source>Make the text larger</source>
        <translation>把字放大</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>恢复字号</translation>
    </message>
    <message>
        <source>Back to the usual size of the text</source>
        <translation>恢复成平常的字号</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>扫码带走</translation>
    </message>
    <message>
        <source>Show the QR code that takes the article to a phone</source>
        <translation>显示二维码，把文章带到手机上</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the article on paper</source>
        <translation>把文章印在纸上</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Save the printed article as a PDF file</source>
        <translation>把要打印的文章存成 PDF 文件</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Read the article aloud; once more to stop</source>
        <translation>把文章读出来；再按一次停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Pause the reading, or go on</source>
        <translation>暂停朗读，或者接着读</translation>
    </message>
    <message>
        <source>Sentence before</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Back one sentence</source>
        <translation>往前一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Forward one sentence</source>
        <translation>往后一句</translation>
    </message>
    <message>
        <source>Paragraph before</source>
        <translation>上一段</translation>
    </message>
    <message>
        <source>Back to the start of the paragraph, or to the one before</source>
        <translation>回到本段开头，或者上一段</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>下一段</translation>
    </message>
    <message>
        <source>Forward one paragraph</source>
        <translation>往后一段</translation>
    </message>
    <message>
        <source>Section before</source>
        <translation>上一节</translation>
    </message>
    <message>
        <source>To the section before</source>
        <translation>去上一节</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一节</translation>
    </message>
    <message>
        <source>To the next section</source>
        <translation>去下一节</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>读慢一点</translation>
    </message>
    <message>
        <source>Read more slowly</source>
        <translation>朗读放慢一级</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>读快一点</translation>
    </message>
    <message>
        <source>Read faster</source>
        <translation>朗读加快一级</translation>
    </message>
    <message>
        <source>Save as audio</source>
        <translation>导出音频</translation>
    </message>
    <message>
        <source>Save the article, read aloud, as an audio file</source>
        <translation>把文章读成一个音频文件</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>本文目录</translation>
    </message>
    <message>
        <source>Show or hide the list of sections</source>
        <translation>显示或收起本文目录</translation>
    </message>
    <message>
        <source>How to use this window</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Open the article about the four buttons</source>
        <translation>打开介绍四个按钮的文章</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>关闭海岱</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>在文中查找</translation>
    </message>
    <message>
        <source>Space bar</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Look for words in the article</source>
        <translation>在文章里找一个词</translation>
    </message>
    <message>
        <source>Find the next place</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>To the next place found</source>
        <translation>到找到的下一处</translation>
    </message>
    <message>
        <source>Find the place before</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>To the place found before</source>
        <translation>到找到的上一处</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制选中的文字</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>带出处复制</translation>
    </message>
    <message>
        <source>Copy what is selected, or the whole article, with where it comes from</source>
        <translation>复制选中的文字，后面写上标题、来源和网址；没有选中时复制全文</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select the whole text</source>
        <translation>选中全部文字</translation>
    </message>
    <message>
        <source>Leave the large layout</source>
        <translation>退出大字版</translation>
    </message>
    <message>
        <source>Back to the usual window, with all its buttons</source>
        <translation>回到平常的窗口，按钮都回来</translation>
    </message>
    <message>
        <source>Large layout</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Larger words everywhere, and only the five buttons you need most</source>
        <translation>处处都是大字，只留最常用的五个按钮</translation>
    </message>
    <message>
        <source>Read aloud from this page</source>
        <translation>从这一页读起</translation>
    </message>
    <message>
        <source>Read on from the first line that is seen now</source>
        <translation>从现在看到的第一行读下去</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>小字体</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>大字体</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键一览</translation>
    </message>
    <message>
        <source>Show what each key does</source>
        <translation>看看每个键有什么用</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Spacing, width and paper of the page, and more</source>
        <translation>行距、每行长短、纸张颜色等</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Opened: {0}</source>
        <translation>已打开：{0}</translation>
    </message>
    <message>
        <source>Size of the type: {0}</source>
        <translation>字号 {0}</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>开始朗读</translation>
    </message>
    <message>
        <source>Reading on</source>
        <translation>继续朗读</translation>
    </message>
    <message>
        <source>The reading pauses</source>
        <translation>朗读已暂停</translation>
    </message>
    <message>
        <source>The reading has stopped</source>
        <translation>朗读已停止</translation>
    </message>
    <message>
        <source>No timer</source>
        <translation>不定时</translation>
    </message>
    <message>
        <source>The reading will stop after this section</source>
        <translation>读完本节后停止朗读</translation>
    </message>
    <message>
        <source>The reading will stop after this article</source>
        <translation>读完本篇后停止朗读</translation>
    </message>
    <message>
        <source>The reading will stop in {0} minutes</source>
        <translation>{0} 分钟后停止朗读</translation>
    </message>
</context>
<context>
    <name>AudioExport</name>
    <message>
        <source>Save as audio</source>
        <translation>导出音频</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Copy address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏显示</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>CodeScreen</name>
    <message>
        <source>Take along</source>
        <translation>扫码带走</translation>
    </message>
    <message>
        <source>Press any key or click to go back.</source>
        <translation>按任意键或点一下返回。</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>The whole article was copied, with its source.</source>
        <translation>已复制全文，并写上了出处。</translation>
    </message>
</context>
<context>
    <name>DropSheet</name>
    <message>
        <source>Let go to open it here</source>
        <translation>松手即可在这里打开</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Saving &quot;{0}&quot; … {1} %</source>
        <translation>正在保存“{0}”… {1}%</translation>
    </message>
    <message>
        <source>The printer has all pages.</source>
        <translation>全部交给打印机了。</translation>
    </message>
    <message>
        <source>Saving &quot;{0}&quot; …</source>
        <translation>正在保存“{0}”……</translation>
    </message>
    <message>
        <source>Printing &quot;{0}&quot; …</source>
        <translation>正在打印“{0}”……</translation>
    </message>
    <message>
        <source>{0} page {1} of {2}</source>
        <translation>{0} 第 {1} 页，共 {2} 页</translation>
    </message>
    <message>
        <source>Saved as &quot;{0}&quot;.</source>
        <translation>已存为“{0}”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开看看</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Searching …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>共 {0} 处</translation>
    </message>
    <message>
        <source>Place {0} of {1}</source>
        <translation>第 {0} 处，共 {1} 处</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>在文中查找</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>To the place found before  Shift F3</source>
        <translation>到找到的上一处  Shift F3</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>To the next place found  F3</source>
        <translation>到找到的下一处  F3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look for nothing more  Esc</source>
        <translation>不找了  Esc</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>again from the beginning</source>
        <translation>又从头开始</translation>
    </message>
    <message>
        <source>again from the end</source>
        <translation>又从结尾开始</translation>
    </message>
</context>
<context>
    <name>HandOffPanel</name>
    <message>
        <source>Take along</source>
        <translation>扫码带走</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>原文网址</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机直传</translation>
    </message>
    <message>
        <source>Scan with the phone&apos;s camera or WeChat to open the article there.</source>
        <translation>用手机相机或微信扫一扫，文章就到手机上。</translation>
    </message>
    <message>
        <source>Save the article as a file</source>
        <translation>把文章存成文件</translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation>网页（.html）</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation>Markdown（.md）</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>纯文本（.txt）</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>按键一览</translation>
    </message>
    <message>
        <source>Moving the page</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Stop reading aloud; else close a notice, or give up what goes on</source>
        <translation>停止朗读；没有朗读时，收起提示，或放弃正在做的事</translation>
    </message>
    <message>
        <source>Space bar</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>One line up</source>
        <translation>往上一行</translation>
    </message>
    <message>
        <source>One line down</source>
        <translation>往下一行</translation>
    </message>
    <message>
        <source>One page up</source>
        <translation>往上翻一页</translation>
    </message>
    <message>
        <source>One page down</source>
        <translation>往下翻一页</translation>
    </message>
    <message>
        <source>To the beginning of the article</source>
        <translation>到文章开头</translation>
    </message>
    <message>
        <source>To the end of the article</source>
        <translation>到文章结尾</translation>
    </message>
    <message>
        <source>To the next link, picture or button; with Shift to the one before</source>
        <translation>到下一个链接、图片或按钮；加按 Shift 到上一个</translation>
    </message>
    <message>
        <source>Open that link or picture, or press that button</source>
        <translation>打开这个链接或图片，按下这个按钮</translation>
    </message>
    <message>
        <source>Opening articles</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Finding and copying</source>
        <translation>查找和复制</translation>
    </message>
    <message>
        <source>Paper and phone</source>
        <translation>打印和带走</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>LayoutPanel</name>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>pauses</comment>
        <translation>适中</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>舒缓</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back to the usual layout</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>spacing</comment>
        <translation>适中</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Wide</source>
        <comment>spacing</comment>
        <translation>很宽</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Close the layout</source>
        <translation>收起版式</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>每行</translation>
    </message>
    <message>
        <source>Short</source>
        <comment>width</comment>
        <translation>短</translation>
    </message>
    <message>
        <source>Usual</source>
        <comment>width</comment>
        <translation>适中</translation>
    </message>
    <message>
        <source>Long</source>
        <comment>width</comment>
        <translation>长</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段首</translation>
    </message>
    <message>
        <source>At the edge</source>
        <translation>不空格</translation>
    </message>
    <message>
        <source>Indented</source>
        <translation>空两格</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Haidai</source>
        <translation>海岱</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>别的办法</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Open an article</source>
        <translation>打开文章</translation>
    </message>
    <message>
        <source>Address or file of the article</source>
        <translation>文章的网址，或文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Read copied text</source>
        <translation>读复制的文字</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Contents</source>
        <translation>本文目录</translation>
    </message>
    <message>
        <source>Close the contents</source>
        <translation>关闭目录</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>about {0} to read</source>
        <translation>看完约 {0}</translation>
    </message>
    <message>
        <source>about {0} to hear</source>
        <translation>听完约 {0}</translation>
    </message>
    <message>
        <source>Click or space bar: go to a section. Double click or Enter: hear it.</source>
        <translation>单击或按空格键：跳到这一节。双击或按回车键：听这一节。</translation>
    </message>
</context>
<context>
    <name>PageMenu</name>
    <message>
        <source>Read aloud from here</source>
        <translation>从这里读</translation>
    </message>
    <message>
        <source>Read the selection aloud</source>
        <translation>朗读所选</translation>
    </message>
    <message>
        <source>Save this section as audio…</source>
        <translation>导出本节音频…</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Pages</source>
        <translation>各页</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>As large as on paper</source>
        <translation>和纸上一样大</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>Source: </source>
        <translation>来源：</translation>
    </message>
    <message>
        <source>Reporter: </source>
        <translation>记者：</translation>
    </message>
    <message>
        <source>Editor: </source>
        <translation>责任编辑：</translation>
    </message>
    <message>
        <source>Picture: </source>
        <translation>图片：</translation>
    </message>
    <message>
        <source>The picture is on its way …</source>
        <translation>图片载入中…</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Back to the reading</source>
        <translation>回到朗读处</translation>
    </message>
    <message>
        <source>Picture, press to enlarge: {0}</source>
        <translation>图片，按下可放大：{0}</translation>
    </message>
    <message>
        <source>Picture not loaded: {0}</source>
        <translation>未能载入的图片：{0}</translation>
    </message>
    <message>
        <source>Not the right text?</source>
        <translation>正文不对？</translation>
    </message>
    <message>
        <source>Show the whole page, open the original, or paste the text</source>
        <translation>显示整页文字、打开原文，或读复制的文字</translation>
    </message>
    <message>
        <source>Hear this</source>
        <translation>听本节</translation>
    </message>
    <message>
        <source>Hear this section: {0}</source>
        <translation>听本节：{0}</translation>
    </message>
    <message>
        <source>Picture on its way: {0}</source>
        <translation>图片载入中：{0}</translation>
    </message>
    <message>
        <source>Heading, level {0}</source>
        <translation>{0} 级标题</translation>
    </message>
    <message>
        <source>The picture was not loaded; press it to try again</source>
        <translation>图片没有载入，点一下再试</translation>
    </message>
    <message>
        <source>{0} % of the article read</source>
        <translation>已读到全文的 {0}%</translation>
    </message>
    <message>
        <source>Show the whole table</source>
        <translation>看整张表</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>QR code of the original page</source>
        <translation>首页印上原文二维码</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>页边</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>字的大小</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 磅</translation>
    </message>
    <message>
        <source>16K (16开)</source>
        <translation>16开</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>竖放</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>横放</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Addresses of the links at the end</source>
        <translation>文末列出链接的网址</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PartBar</name>
    <message>
        <source>Part before</source>
        <translation>上一部分</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一部分</translation>
    </message>
    <message>
        <source>Part {0} of {1}</source>
        <translation>第 {0}/{1} 部分</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>看全图</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>+ makes it larger, − smaller, 0 shows the whole picture, the arrows move it</source>
        <translation>按 + 放大，按 − 缩小，按 0 看整张，按方向键移动</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Heard {0} of {1}</source>
        <translation>听了 {0}，共 {1}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>No printer was found; a PDF file can be printed elsewhere.</source>
        <translation>没有找到打印机；可以导出 PDF，拿到别处打印。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
</context>
<context>
    <name>PronunciationDialog</name>
    <message>
        <source>How words are said</source>
        <translation>读音表</translation>
    </message>
    <message>
        <source>Write a word as it stands in the text, and beside it how it is to be said.</source>
        <translation>左边写文中的词，右边写该怎么读，比如“海岱”读作“海代”。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>文中写作</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>页面组(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code of {0}</source>
        <translation>二维码：{0}</translation>
    </message>
</context>
<context>
    <name>ReadingShown</name>
    <message>
        <source>Lead</source>
        <translation>导语</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>The article is still here. Should this happen again, copy these lines and send them to someone who can help; they may name the page or file it was about.</source>
        <translation>文章还在。要是再出现，请复制下面的文字，发给能帮忙的人看；里面可能写着当时那个网页或文件的名称。</translation>
    </message>
    <message>
        <source>The log lies at {0}</source>
        <translation>记录文件在：{0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已经复制</translation>
    </message>
</context>
<context>
    <name>SectionChoice</name>
    <message>
        <source>All sections</source>
        <translation>全部小节</translation>
    </message>
    <message>
        <source>Sections to print</source>
        <translation>要打印的小节</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>导语</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备……</translation>
    </message>
    <message>
        <source>A phone has opened it. It closes by itself in {0}.</source>
        <translation>手机已经打开了。{0} 后自动关闭。</translation>
    </message>
    <message>
        <source>Only phones in the same Wi-Fi can open it. It closes by itself in {0}.</source>
        <translation>同一 Wi-Fi 下的手机才能打开，不经过任何服务器。{0} 后自动关闭。</translation>
    </message>
    <message>
        <source>Scan it, and the article itself comes to the phone, with its sound.</source>
        <translation>用手机相机扫一扫，文章和声音就直接传到手机上。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>换新二维码</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始传送</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>这台电脑的地址</translation>
    </message>
    <message>
        <source>No phone has come yet. Is it in the same Wi-Fi? If so, the firewall of this computer may be in the way: allow Haidai to receive connections.</source>
        <translation>还没有手机连上来。手机和这台电脑连的是同一个 Wi-Fi 吗？如果是，可能被这台电脑的防火墙挡住了：请允许“海岱”接收连接。</translation>
    </message>
    <message>
        <source>Phones can open the article now.</source>
        <translation>手机现在可以打开这篇文章。</translation>
    </message>
    <message>
        <source>A phone has opened it. It stays open while you see it here.</source>
        <translation>手机已经打开了。这里不关，手机上就一直能看。</translation>
    </message>
    <message>
        <source>Only phones in the same Wi-Fi can open it. It stays open while you see it here, an hour at most.</source>
        <translation>同一 Wi-Fi 下的手机才能打开，不经过任何服务器。这里不关就一直有效，最长一小时。</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SizeQuestion</name>
    <message>
        <source>Is the text large enough?</source>
        <translation>字够大吗？</translation>
    </message>
    <message>
        <source>Large enough</source>
        <translation>够大了</translation>
    </message>
    <message>
        <source>A little larger</source>
        <translation>再大一点</translation>
    </message>
    <message>
        <source>Use the large layout</source>
        <translation>换成大字版</translation>
    </message>
</context>
<context>
    <name>SpeedChip</name>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Choose how fast it is read</source>
        <translation>选择读得快慢，停顿长短</translation>
    </message>
    <message>
        <source>{0} as news is read</source>
        <translation>{0} 新闻语速</translation>
    </message>
    <message>
        <source>Short pauses</source>
        <translation>停顿紧凑</translation>
    </message>
    <message>
        <source>Usual pauses</source>
        <translation>停顿适中</translation>
    </message>
    <message>
        <source>Long pauses</source>
        <translation>停顿舒缓</translation>
    </message>
    <message>
        <source>Read time and source too</source>
        <translation>读出时间和来源</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The arrows move it, Esc closes it</source>
        <translation>方向键移动，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>TakingAlong</name>
    <message>
        <source>Stopped. Phones can open it no more.</source>
        <translation>已经停止，手机不能再打开了。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save the article as a file</source>
        <translation>把文章存成文件</translation>
    </message>
    <message>
        <source>Its time is over. Start it again if you need it.</source>
        <translation>时间到了，已经自动关闭。需要时可以重新开始。</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Opening &quot;{0}&quot; …</source>
        <translation>正在打开“{0}”……</translation>
    </message>
    <message>
        <source>What you read before could not all be recovered; the old file is {0}</source>
        <translation>以前读过的内容没能全部找回，旧文件在：{0}</translation>
    </message>
    <message>
        <source>Where you stop reading cannot be kept this time; the disk may be full or not writable.</source>
        <translation>这次读到哪里没法记下来；磁盘可能满了，或者不让写入。</translation>
    </message>
    <message>
        <source>Your choices hold until the window is closed, but could not be saved; check whether the disk is full.</source>
        <translation>您选的这些在关窗以前都有效，但没能保存下来；请看看磁盘是不是满了。</translation>
    </message>
    <message>
        <source>You listened as far as &quot;{0}…&quot;.</source>
        <translation>上次听到“{0}……”。</translation>
    </message>
    <message>
        <source>Go on listening</source>
        <translation>接着听</translation>
    </message>
    <message>
        <source>No loudspeaker was found: the reading goes on in silence.</source>
        <translation>没有找到扬声器，先静音往下读；接好扬声器就有声音。</translation>
    </message>
    <message>
        <source>Your settings could not be read and begin anew; the old file is {0}</source>
        <translation>设置文件坏了，先用原来的设置；坏了的文件留在：{0}</translation>
    </message>
    <message>
        <source>The list of opened articles begins anew; the damaged file is {0}</source>
        <translation>“最近打开”的清单坏了，从现在起重新记；坏了的文件留在：{0}</translation>
    </message>
    <message>
        <source>Your own pronunciations could not be read; the old file is {0}</source>
        <translation>您的读音表坏了，没有用上；坏了的文件留在：{0}</translation>
    </message>
    <message>
        <source>Your own pronunciations hold until the window is closed, but could not be saved; check whether the disk is full.</source>
        <translation>您写的读音表在关窗以前都有效，但没能保存下来；请看看磁盘是不是满了。</translation>
    </message>
</context>
<context>
    <name>TimerChip</name>
    <message>
        <source>{0} min left</source>
        <translation>还剩 {0} 分</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>定时</translation>
    </message>
    <message>
        <source>This section</source>
        <translation>读完本节停</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>读完本篇停</translation>
    </message>
    <message>
        <source>Choose when the reading stops by itself</source>
        <translation>选择朗读什么时候自己停下</translation>
    </message>
    <message>
        <source>No timer</source>
        <translation>不定时</translation>
    </message>
    <message>
        <source>Stop after this section</source>
        <translation>读完本节停</translation>
    </message>
    <message>
        <source>Stop after this article</source>
        <translation>读完本篇停</translation>
    </message>
    <message>
        <source>Stop in {0} minutes</source>
        <translation>{0} 分钟后停</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Size of the type: {0}</source>
        <translation>字号：{0}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他功能</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print, or save as a PDF file</source>
        <translation>打印，或存成 PDF 文件</translation>
    </message>
</context>
<context>
    <name>VoiceChip</name>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Choose the voice that reads</source>
        <translation>选择朗读的声音</translation>
    </message>
</context>
<context>
    <name>VoiceDialog</name>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Looking for voices…</source>
        <translation>正在找可用的声音……</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>用这个声音</translation>
    </message>
    <message>
        <source>How words are said…</source>
        <translation>读音表…</translation>
    </message>
    <message>
        <source>These voices can read this article:</source>
        <translation>能读这篇文章的声音：</translation>
    </message>
    <message>
        <source>No voice here can read this article.</source>
        <translation>这台电脑上没有能读这篇文章的声音。</translation>
    </message>
    <message>
        <source>The voice could not be heard; try another one.</source>
        <translation>这个声音没有读出来，请换一个试试。</translation>
    </message>
    <message>
        <source>No loudspeaker was found; no voice can be heard now.</source>
        <translation>没有找到扬声器，现在听不到任何声音。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>VoiceNames</name>
    <message>
        <source>Mandarin</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>woman 1</source>
        <translation>女声一</translation>
    </message>
    <message>
        <source>woman 2</source>
        <translation>女声二</translation>
    </message>
    <message>
        <source>man 1</source>
        <translation>男声一</translation>
    </message>
    <message>
        <source>man 2</source>
        <translation>男声二</translation>
    </message>
</context>
<context>
    <name>WrongTextMenu</name>
    <message>
        <source>Show the whole page&apos;s text</source>
        <translation>显示整页文字</translation>
    </message>
    <message>
        <source>Open the original in the browser</source>
        <translation>用浏览器打开原文</translation>
    </message>
    <message>
        <source>Read copied text</source>
        <translation>读复制的文字</translation>
    </message>
    <message>
        <source>What can be done when the text is not right</source>
        <translation>正文不对时可以做的事</translation>
    </message>
</context>
<context>
    <name>_SmallPages</name>
    <message>
        <source>Page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
</context>
</TS>
