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
        <source>Smaller type</source>
        <translation>小字体</translation>
    </message>
    <message>
        <source>Make the text smaller</source>
        <translation>把字缩小</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>大字体</translation>
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
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Opening “{0}” …</source>
        <translation>正在打开“{0}”……</translation>
    </message>
    <message>
        <source>What you read before could not all be recovered; the old file is {0}</source>
        <translation>以前读过的内容没能全部找回，旧文件在：{0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saving “{0}” …</source>
        <translation>正在保存“{0}”……</translation>
    </message>
    <message>
        <source>Saved as “{0}”.</source>
        <translation>已存为“{0}”。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开看看</translation>
    </message>
    <message>
        <source>No loudspeaker was found: the reading goes on in silence.</source>
        <translation>没有找到扬声器，先静音往下读；接好扬声器就有声音。</translation>
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
    <name>DropSheet</name>
    <message>
        <source>Let go to open it here</source>
        <translation>松手即可在这里打开</translation>
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
    <name>Listening</name>
    <message>
        <source>Lead</source>
        <translation>导语</translation>
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
</context>
<context>
    <name>OtherWays</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>别的办法</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Contents</source>
        <translation>本文目录</translation>
    </message>
    <message>
        <source>about {0} min in all</source>
        <translation>全文约 {0} 分钟</translation>
    </message>
    <message>
        <source>Click to go to a section, double click to hear it</source>
        <translation>单击去那一节，双击朗读那一节</translation>
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
</context>
<context>
    <name>PlayerBar</name>
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
    <name>Printing</name>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
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
    <name>ReaderView</name>
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
        <source>The picture could not be loaded</source>
        <translation>图片未能载入</translation>
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
        <translation>显示整页文字、打开原文，或粘贴正文</translation>
    </message>
    <message>
        <source>Hear this</source>
        <translation>听本节</translation>
    </message>
    <message>
        <source>Hear this section: {0}</source>
        <translation>听本节：{0}</translation>
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
        <translation>重新生成</translation>
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
        <source>The ten minutes are over. Start it again if you need it.</source>
        <translation>十分钟到了，已经自动关闭。需要时可以重新开始。</translation>
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
        <source>Paste the text you have copied</source>
        <translation>粘贴正文</translation>
    </message>
    <message>
        <source>What can be done when the text is not right</source>
        <translation>正文不对时可以做的事</translation>
    </message>
</context>
</TS>
